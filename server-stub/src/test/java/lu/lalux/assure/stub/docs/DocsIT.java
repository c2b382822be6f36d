package lu.lalux.assure.stub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stub shows of the contract. */
@Tag("newcomer")
class DocsIT {

    @TempDir
    static Path folder;

    @TempDir
    static Path downloads;

    /** What a browser accepts. */
    private static final String BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** Names of files that the page of downloads has rows for; the first cannot be read, the last is not there. */
    private static List<String> offered;

    /** One of the others. */
    private static Path archive;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        offered = offered();
        for (String name : offered) {
            if (!missing(name)) {
                archive = Files.writeString(downloads.resolve(name), "content of " + name);
            }
        }
        // Where there is no such file, the first is not there either.
        if (!offered.isEmpty() && Files.exists(Unreadable.FILE)) {
            Files.createSymbolicLink(downloads.resolve(offered.get(0)), Unreadable.FILE);
        }
        Files.writeString(downloads.resolve("secret.txt"), "nobody's");
        sandbox = Sandbox.start(folder, "assure.downloads-folder=" + downloads);
    }

    private static boolean missing(String name) {
        return name.equals(offered.get(0)) || name.equals(offered.get(offered.size() - 1));
    }

    private static List<String> offered() throws Exception {
        try (InputStream page =
                DocsIT.class.getResourceAsStream("/lu/lalux/assure/openapi/pages-ouvertes/telechargements.html")) {
            return page == null
                    ? List.of()
                    : new OpenPage(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                            .names().stream()
                                    .filter(name -> !name.equals(Downloads.SUMS))
                                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8",
        "/openapi.yaml, application/yaml;charset=UTF-8",
        "/commun.css, text/css;charset=UTF-8"
    })
    @DisplayName("served to everybody, framed by nobody, with a policy that lets nothing in from elsewhere")
    void served(String path, String type) throws Exception {
        assertServed(path, type);
    }

    @ParameterizedTest
    @CsvSource({
        "/essai.html, text/html;charset=UTF-8",
        "/en/try-it.html, text/html;charset=UTF-8",
        "/essai/retour.html, text/html;charset=UTF-8",
        "/en/versions.atom, application/atom+xml",
        "/llms.txt, text/plain;charset=UTF-8"
    })
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName("so are the pages of the site")
    void rendered(String path, String type) throws Exception {
        assertServed(path, type);
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
                .containsEntry(URI.create("/extraits/typescript/reparateur.mts"), "text/plain;charset=UTF-8")
                .containsEntry(URI.create("/extraits/facture.pdf"), "application/pdf")
                .containsEntry(URI.create("/jeton.md"), "text/markdown;charset=UTF-8")
                .containsEntry(URI.create("/en/token.md"), "text/markdown;charset=UTF-8")
                .containsEntry(URI.create("/versions/assure-1.0.0.yaml"), "application/yaml;charset=UTF-8");
        assertThat(sandbox.send(sandbox.to("/en/")).body()).contains("<html lang=\"en\">");
        assertThat(sandbox.send(sandbox.to("/absente.html")).statusCode()).isEqualTo(404);
        assertThat(sandbox.send(sandbox.to("/en/absent.html")).statusCode()).isEqualTo(404);
    }

    @Test
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName(
            "what is in the folder of downloads is offered with size and digest, what is not there, or cannot be read, is told where it is had")
    void downloadsPage() throws Exception {
        assertThat(offered).hasSizeGreaterThan(5);
        for (String page : List.of("/telechargements.html", "/en/downloads.html")) {
            String html = sandbox.send(sandbox.to(page)).body();
            for (String name : offered) {
                assertThat(html.contains("telechargements/" + name + "\""))
                        .as(name)
                        .isEqualTo(!missing(name));
                assertThat(html.contains("<code>" + name + "</code><br>"))
                        .as(name)
                        .isEqualTo(missing(name));
            }
            assertThat(html)
                    .contains(
                            "telechargements/" + Downloads.SUMS + '"',
                            digest(archive).substring(0, 32))
                    .doesNotContain("data-offert", "data-absent", "{octets", "{sha256");
        }
        String sums =
                sandbox.send(sandbox.to("/telechargements/" + Downloads.SUMS)).body();
        assertThat(sums.lines()).hasSize(offered.size() - 2).contains(digest(archive) + "  " + archive.getFileName());
        assertThat(sandbox.send(sandbox.to("/telechargements/" + offered.get(0)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName(
            "a download is the file, known by its digest; one that was cut off goes on, unless the file is another one by then")
    void download() throws Exception {
        String path = "/telechargements/" + archive.getFileName();
        String content = Files.readString(archive);
        String etag = '"' + digest(archive) + '"';
        HttpResponse<String> whole = sandbox.send(sandbox.to(path));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(content);
        assertThat(whole.headers().map())
                .containsEntry("Content-Length", List.of(String.valueOf(content.length())))
                .containsEntry("ETag", List.of(etag))
                .containsEntry("Content-Type", List.of("application/java-archive"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Content-Disposition", List.of("attachment; filename=\"" + archive.getFileName() + '"'));

        HttpResponse<String> head = sandbox.send(sandbox.to(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).hasValue(String.valueOf(content.length()));
        assertThat(head.body()).isEmpty();
        HttpResponse<String> noPart = sandbox.send(
                sandbox.to(path).header("Range", "bytes=5-").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(noPart.statusCode()).as("a range is asked of GET alone").isEqualTo(200);
        assertThat(noPart.headers().map())
                .containsEntry("Content-Length", List.of(String.valueOf(content.length())))
                .containsEntry("Accept-Ranges", List.of("bytes"))
                .containsEntry("ETag", List.of(etag));
        assertThat(sandbox.send(sandbox.to(path).header("If-None-Match", etag)).statusCode())
                .isEqualTo(304);

        HttpResponse<String> rest =
                sandbox.send(sandbox.to(path).header("Range", "bytes=5-").header("If-Range", etag));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(content.substring(5));
        HttpResponse<String> another =
                sandbox.send(sandbox.to(path).header("Range", "bytes=5-").header("If-Range", "\"another\""));
        assertThat(another.statusCode()).isEqualTo(200);
        assertThat(another.body()).isEqualTo(content);

        HttpResponse<String> sums =
                sandbox.send(sandbox.to("/telechargements/" + Downloads.SUMS).header("Range", "bytes=5-"));
        assertThat(sums.statusCode()).as("the list of digests is had whole").isEqualTo(200);
        assertThat(sums.body()).contains(digest(archive) + "  " + archive.getFileName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.txt",
                "..%2Fsecret.txt",
                "%2e%2e/secret.txt",
                "..%5Csecret.txt",
                "",
                ".",
                "%00",
                "assure.db",
                "x.jar"
            })
    @DisplayName("nothing else of that folder, or of another one, can be had")
    void nothingElse(String name) throws Exception {
        String answer = sandbox.raw(
                ("GET /telechargements/" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("nobody's");
    }

    @Test
    @DisplayName("a folder of downloads that is not there is refused at the start, by its setting")
    void noFolder() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> Sandbox.start(folder.resolve("other"), "assure.downloads-folder=" + missing))
                .rootCause()
                .hasMessageContaining("assure.downloads-folder is " + missing.toAbsolutePath());
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/absente.html | fr-LU,fr;q=0.9 | fr",
                "/en/absent.html | en | en",
                "/tout/autre/chemin | en-GB,fr;q=0.5 | en",
                "/telechargements/absent.zip | de | fr",
                "/gestion/absente.html | fr | fr"
            })
    @DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
    @DisplayName("a browser that is led to an unknown address is shown a page, whose links are good from there")
    void unknownPage(String path, String languages, String shown) throws Exception {
        HttpResponse<String> response =
                sandbox.send(sandbox.to(path).header("Accept", BROWSERS).header("Accept-Language", languages));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Language")).hasValue(shown);
        assertThat(String.join(",", response.headers().allValues("Vary")).toLowerCase(Locale.ROOT))
                .contains("accept,", "accept-language");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self'", "frame-ancestors 'none'");
        String home = shown.equals("fr") ? "/index.html" : "/en/index.html";
        assertThat(response.body())
                .contains("<html lang=\"" + shown + "\">", "href=\"" + home + '"', "href=\"#recherche\"");
        assertThat(sandbox.send(sandbox.to(home)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | */*",
                "GET | application/json",
                "GET | application/json, text/html",
                "GET | application/problem+json, text/html;q=0.9",
                "GET | */*, text/html;q=0.9",
                "GET | text/*",
                "GET | text/html;q=0",
                "GET | ",
                "PUT | text/html",
                "POST | text/html"
            })
    @DisplayName("a program is answered the contract's problem there, whatever else it would take")
    void unknownAddress(String method, String accept) throws Exception {
        HttpRequest.Builder request = sandbox.to("/absente.html").method(method, HttpRequest.BodyPublishers.noBody());
        if (accept != null) {
            request.header("Accept", accept);
        }
        HttpResponse<String> response = sandbox.send(request);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Sandbox.problem(response)).isIn("404 chemin-inconnu", "405 methode-non-permise");
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
