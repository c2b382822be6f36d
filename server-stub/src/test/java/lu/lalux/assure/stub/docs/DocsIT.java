package lu.lalux.assure.stub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "/couleurs.css, text/css;charset=UTF-8"
    })
    @DisplayName("served to everybody, framed by nobody, with a policy that lets nothing in from elsewhere")
    void served(String path, String type) throws Exception {
        assertServed(path, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/essai.html", "/en/try-it.html", "/essai/retour.html"})
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName("so are the pages of the site")
    void rendered(String path) throws Exception {
        assertServed(path, "text/html;charset=UTF-8");
    }

    private static void assertServed(String path, String type) throws Exception {
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
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName("every page of the site is reached from its home, in both languages, and every file it names is there")
    void site() throws Exception {
        Pattern reference = Pattern.compile("(?:src|href)=\"([^\"#:]+)");
        Map<URI, String> seen = new HashMap<>();
        Deque<URI> waiting = new ArrayDeque<>(List.of(URI.create("/")));
        while (!waiting.isEmpty()) {
            URI path = waiting.remove();
            if (seen.containsKey(path)) {
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
                .containsEntry(URI.create("/essai.js"), "text/javascript;charset=UTF-8")
                .containsEntry(URI.create("/editions/assure.en.yaml"), "application/yaml;charset=UTF-8")
                .containsEntry(URI.create("/editions/assure.json"), "application/json")
                .containsEntry(URI.create("/collections/assure.http"), "text/plain;charset=UTF-8")
                .containsEntry(URI.create("/collections/assure-bruno.zip"), "application/zip")
                .containsEntry(URI.create("/workflows/assure.arazzo.yaml"), "application/yaml;charset=UTF-8")
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
                .isEqualTo(new String(Contract.bundled().bytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assure.json",
                "assure.en.yaml",
                "assure.en.json",
                "assure-3.1.yaml",
                "assure-3.1.json",
                "assure.links.yaml",
                "assure.simple.yaml",
                "assure.simple.json",
                "assure.query.yaml"
            })
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName("each edition is served as the build made it, and linked from the reference in both languages")
    void editions(String name) throws Exception {
        try (InputStream made = getClass().getResourceAsStream("/lu/lalux/assure/openapi/editions/" + name)) {
            assertThat(made).isNotNull();
            HttpResponse<String> served = sandbox.send(sandbox.to("/editions/" + name));
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).isEqualTo(new String(made.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(sandbox.send(sandbox.to("/reference.html")).body()).contains("href=\"editions/" + name + '"');
        assertThat(sandbox.send(sandbox.to("/en/reference.html")).body()).contains("href=\"../editions/" + name + '"');
    }

    @Test
    @DisplayName("the short address of \"try it\" leads to its page")
    void shortAddress() throws Exception {
        for (String path : List.of("/essai", "/essai/")) {
            assertThat(sandbox.send(sandbox.to(path)).headers().firstValue("Location"))
                    .hasValue("/essai.html");
        }
    }
}
