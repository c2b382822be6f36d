package lu.lalux.assure.stub.docs;

import static lu.lalux.assure.stub.support.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.openapi.ContractFile;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the stub shows of the contract. */
class DocsIT {

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8",
        "/openapi.yaml, application/yaml;charset=UTF-8",
        "/essai/, text/html;charset=UTF-8",
        "/essai/retour.html, text/html;charset=UTF-8",
        "/essai/openapi.json, application/json"
    })
    @DisplayName("served to everybody, framed by nobody, with a policy that lets nothing in from elsewhere")
    void served(String path, String type) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.to(path));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("http:", "https:", "*");
    }

    @Test
    @DisplayName("every page of the site is reached from its home, in both languages, and every file it names is there")
    void site() throws Exception {
        assumeTrue(
                getClass().getResource("/lu/lalux/assure/openapi/docs/index.html") != null,
                "the documentation was not rendered in this build");
        Pattern reference = Pattern.compile("(?:src|href)=\"([^\"#:]+)");
        Map<URI, String> seen = new HashMap<>();
        Deque<URI> waiting = new ArrayDeque<>(List.of(URI.create("/")));
        while (!waiting.isEmpty()) {
            URI path = waiting.remove();
            if (seen.containsKey(path) || path.getPath().startsWith("/essai/")) {
                continue;
            }
            HttpResponse<String> response = sandbox.send(sandbox.to(path.toString()));
            assertThat(response.statusCode()).as(path.toString()).isEqualTo(200);
            String type = response.headers().firstValue("Content-Type").orElseThrow();
            seen.put(path, type);
            if (type.startsWith("text/html")) {
                reference
                        .matcher(response.body())
                        .results()
                        .filter(match -> !match.group(1).startsWith("data"))
                        .forEach(match -> waiting.add(path.resolve(match.group(1))));
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(30)
                .containsEntry(URI.create("/en/index.html"), "text/html;charset=UTF-8")
                .containsEntry(URI.create("/style.css"), "text/css;charset=UTF-8")
                .containsEntry(URI.create("/script.js"), "text/javascript;charset=UTF-8")
                .containsEntry(URI.create("/openapi.en.yaml"), "application/yaml;charset=UTF-8")
                .containsEntry(URI.create("/extraits/typescript/reparateur.ts"), "text/plain;charset=UTF-8")
                .containsEntry(URI.create("/extraits/facture.pdf"), "application/pdf");
        assertThat(sandbox.send(sandbox.to("/en/")).body()).contains("<html lang=\"en\">");
        assertThat(sandbox.send(sandbox.to("/absente.html")).statusCode()).isEqualTo(404);
        assertThat(sandbox.send(sandbox.to("/en/absent.html")).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("the contract is the file, byte for byte")
    void contract() throws Exception {
        assertThat(sandbox.send(sandbox.to("/openapi.yaml")).body())
                .isEqualTo(new String(new ContractFile().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("the console's contract differs from the contract in its addresses only, which are all the sandbox's")
    void consoleContract() throws Exception {
        JsonNode console = json(sandbox.send(sandbox.to("/essai/openapi.json")));
        String origin = "http://localhost:" + sandbox.port();
        assertThat(console.findValuesAsString("tokenUrl")).containsExactly(origin + "/token");
        assertThat(console.findValuesAsString("authorizationUrl")).containsExactly(origin + "/authen");
        assertThat(console.findValues("servers")).hasSize(1);
        assertThat(console.at("/servers/0/url").asString()).isEqualTo(origin);
        assertThat(console.get("components").get("schemas")).isEqualTo(new ContractFile().at("/components/schemas"));
        assertThat(console.get("paths")).hasSize(new ContractFile().at("/paths").size());
    }

    @Test
    @DisplayName("every file that the pages name is there, and the pages lead to each other")
    void links() throws Exception {
        Pattern reference = Pattern.compile("(?:src|href)=\"([^\"#:]+)\"");
        for (String page : new String[] {"/essai/", "/essai/retour.html"}) {
            String html = sandbox.send(sandbox.to(page)).body();
            assertThat(reference.matcher(html).results()).isNotEmpty();
            for (MatchResult match : reference.matcher(html).results().toList()) {
                String path = match.group(1).startsWith("/") ? match.group(1) : "/essai/" + match.group(1);
                assertThat(sandbox.send(sandbox.to(path)).statusCode()).as(path).isEqualTo(200);
            }
        }
        assertThat(sandbox.send(sandbox.to("/essai/")).body()).contains("href=\"/\"");
        assertThat(sandbox.send(sandbox.to("/")).body()).contains("href=\"essai/\"");
        assertThat(sandbox.send(sandbox.to("/essai")).headers().firstValue("Location"))
                .hasValue("/essai/");
    }
}
