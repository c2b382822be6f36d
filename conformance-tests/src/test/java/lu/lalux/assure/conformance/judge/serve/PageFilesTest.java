package lu.lalux.assure.conformance.judge.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.wire.ConnectionObserver;
import lu.lalux.assure.conformance.judge.wire.WireServer;
import lu.lalux.assure.conformance.judge.wire.WireSettings;
import lu.lalux.assure.conformance.judge.worklist.TextForm;
import lu.lalux.assure.conformance.register.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private WireServer server;

    @BeforeEach
    void open() throws IOException {
        server = WireServer.open(WireSettings.plain(0), new PageHost(), ConnectionObserver.NONE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/juge/, text/html",
        "/juge/en/, text/html",
        "/juge/page/juge.js, text/javascript",
        "/juge/page/juge.css, text/css",
        "/juge/page/commun.css, text/css",
        "/juge/page/formulaires.css, text/css"
    })
    void each_file_has_its_type_and_a_strict_policy_and_is_not_kept(String path, String type) throws Exception {
        HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type + "; charset=UTF-8");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'self';").doesNotContain("unsafe"));
        assertThat(response.body()).isNotBlank();
    }

    /** What the page opens has the page's policy: without this it would be without its style there, and nobody would be told. */
    @Test
    void the_one_style_of_reports_and_certificates_is_let_be(@TempDir Path folder) throws Exception {
        Documents.write(folder, Language.FR);
        String policy = ask("GET", "/juge/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        for (String file : List.of("judgement.html", CertificateFiles.PAGE)) {
            Document document = Jsoup.parse(Files.readString(folder.resolve(file)));
            assertThat(document.select("style")).hasSize(1).allSatisfy(style -> {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(style.data().getBytes(UTF_8));
                assertThat(policy)
                        .contains("style-src 'self' 'sha256-"
                                + Base64.getEncoder().encodeToString(digest) + "'");
            });
            assertThat(document.select("[style]")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/juge/", "/juge/en/"})
    void the_addresses_in_a_page_lead_to_files_of_it_and_nowhere_else(String path) throws Exception {
        URI address = URI.create("http://localhost:" + server.port() + path);
        Document page = Jsoup.parse(ask("GET", path).body(), address.toString());
        assertThat(page.select("script[src], link[rel=stylesheet], nav a")).hasSize(5);
        for (String attribute : new String[] {"src", "href"}) {
            for (String found : page.select("[" + attribute + "]").eachAttr("abs:" + attribute)) {
                if (!found.startsWith("data:") && !found.contains("#")) {
                    assertThat(ask("GET", found.replace("http://localhost:" + server.port(), ""))
                                    .statusCode())
                            .as(found)
                            .isEqualTo(200);
                }
            }
        }
        assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/juge/", "/juge/en/"})
    void what_may_be_typed_is_what_the_interface_takes(String path) throws Exception {
        Document page = Jsoup.parse(ask("GET", path).body());
        for (String field : List.of("nom", "version", "adresseRetour")) {
            TextForm form = TextForm.of(field);
            assertThat(page.select("#" + field).attr("pattern")).isEqualTo(form.pattern());
            assertThat(page.select("#" + field).attr("maxlength")).isEqualTo(String.valueOf(form.longest()));
        }
    }

    @Test
    void without_its_last_slash_a_page_is_found_all_the_same() throws Exception {
        HttpResponse<String> response = ask("GET", "/juge/en");
        assertThat(response.statusCode()).isEqualTo(308);
        assertThat(response.headers().firstValue("Location")).hasValue("/juge/en/");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /juge/page/",
        "GET, /juge/page/index.html",
        "GET, /juge/page/../../judgement.schema.json",
        "GET, /juge/page/%2e%2e/index.html"
    })
    void nothing_else_is_reached(String method, String path) throws Exception {
        assertThat(ask(method, path).statusCode()).isEqualTo(404);
    }

    /** RFC 9110 sections 9.3.2 and 15.5.6. */
    @ParameterizedTest
    @CsvSource({"HEAD, /juge/, 200", "HEAD, /juge, 308", "POST, /juge/, 405", "DELETE, /juge/page/juge.js, 405"})
    void a_file_is_read_and_nothing_else(String method, String path, int status) throws Exception {
        HttpResponse<String> response = ask(method, path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow").orElse("")).isEqualTo(status == 405 ? "GET, HEAD" : "");
    }
}
