package lu.lalux.assure.conformance.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.http.PlainServer;
import lu.lalux.assure.conformance.http.RudeServer;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be tested, or not to its end: exit code 2, a reason that helps, and the reports all the same. */
class UntestedIT {

    private static final Map<String, String> SECRET = Map.of("ASSURE_CLIENT_SECRET", "secret-d-essai");

    /** Of what answers at once, in seconds. */
    private static final String PATIENCE = "60";

    @TempDir
    Path reports;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<HttpHandler> handler = new AtomicReference<>();
    private PlainServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PlainServer(exchange -> handler.get().handle(exchange));
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    /** As a process that is stopped, or runs out of memory, after some requests. */
    @Test
    void a_target_that_goes_away_in_the_middle_has_no_verdict() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        handler.set(exchange -> {
            if (requests.incrementAndGet() == 40) {
                threads.execute(() -> server.close());
            }
            answer(exchange, 200, "application/json", "{\"access_token\":\"jeton-d-essai\",\"status\":\"Error\"}");
        });

        // What was under way then is waited for so long.
        SuiteProcess run = run(server.uri(), "5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "Interrupted, without a verdict: the target stopped answering during the tests",
                        "Profile contrat: NO VERDICT")
                .doesNotContain("NOT CONFORMING", " 0 failure(s)", " 0 failed");
        assertThat(run.out().lines()).hasSizeLessThan(600);
        assertThat(report("conformance.json")).contains("\"interruption\"", "the target stopped answering");
    }

    /** As what stands before a server does with a body that is too long for it: the test has no exchange then. */
    @Test
    void a_target_that_closes_without_an_answer_is_told_so() throws IOException {
        handler.set(exchange -> {
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            if (length != null && length.length() > 5) {
                exchange.close();
            } else {
                answer(exchange, 200, "application/json", "{\"access_token\":\"jeton-d-essai\",\"status\":\"Error\"}");
            }
        });

        SuiteProcess run = run(server.uri(), PATIENCE, "--test", "reglement.corps-demesure");

        assertThat(run.err()).doesNotContain("The suite itself broke");
        assertThat(run.out()).contains("reglement.corps-demesure.expert", "an HTTP response");
        assertThat(report("conformance.json")).contains("reglement.corps-demesure.expert");
    }

    @Test
    void where_nobody_answers_there_are_reports_too() throws IOException {
        server.close();

        SuiteProcess run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing answers at ");
        assertThat(report("conformance.html")).contains("Nothing answers at ", "no verdict");
        assertThat(report("TEST-conformance.xml")).contains("Nothing answers at ");
        assertThat(report("conformance.svg")).contains("contrat: ");
        assertThat(new PublishedSchema(JsonReport.schema()).errors(report("conformance.json")))
                .isEmpty();
    }

    /** What does not fit into the memory is no fault of the suite's: the target is told that nobody can read it. */
    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "3000000000"})
    void an_answer_that_is_too_long_is_said_and_there_are_reports(String length) throws IOException {
        try (RudeServer endless = new RudeServer("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")) {
            SuiteProcess run = run(endless.uri());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("Somebody answers there, by more than any answer of the contract")
                    .doesNotContain("\tat ", "The suite itself broke");
            assertThat(report("conformance.json")).contains("\"interruption\"", "OversizedAnswerException");
            assertThat(reports.resolve("TEST-conformance.xml")).exists();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json | {\"accessToken\":\"abcdefgh\"} | answered HTTP 200: the answer has no access_token; it has: accessToken.",
                "200 | application/json | {\"access_token\":\"\"} | answered HTTP 200: access_token is no text, or is empty.",
                "200 | text/html | <p>Bonjour</p> | answered HTTP 200: the answer is no JSON object (Content-Type: text/html).",
                "400 | application/json | {\"error\":\"invalid_scope\"} | answered HTTP 400 invalid_scope.",
                "503 | text/plain | Non | answered HTTP 503 (service unavailable, without Retry-After).",
            })
    void a_token_that_cannot_be_used_is_told_with_what_was_asked(int status, String type, String body, String told) {
        handler.set(exchange -> answer(exchange, status, type, body));

        SuiteProcess run = SuiteProcess.run(SECRET, args(server.uri(), PATIENCE));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("No token for \"garage\", scopes asked for: /reparateur /reparateur/upload.", told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | - | answered 404, and likewise at the API's three other addresses.",
                "301 | https://api.example.lu/reparateur | answered 301, Location: https://api.example.lu/reparateur",
            })
    void another_address_than_the_api_s_is_told(int status, String location, String told) {
        handler.set(exchange -> {
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            if (!token && status == 301) {
                exchange.getResponseHeaders().set("Location", location);
            }
            answer(exchange, token ? 200 : status, "application/json", "{\"access_token\":\"jeton-d-essai\"}");
        });

        SuiteProcess run = SuiteProcess.run(SECRET, args(server.uri(), PATIENCE));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("The API is not at " + server.uri(), told, "--api-url");
    }

    /** The settings' fault, most likely: the target's own words say which. */
    @Test
    void a_redirect_address_that_the_target_does_not_know_is_told_in_its_own_words() {
        signIn(exchange ->
                answer(exchange, 400, "application/problem+json", "{\"status\":400,\"detail\":\"Adresse inconnue.\"}"));

        SuiteProcess run = signedIn();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "answered HTTP 400 (\"Adresse inconnue.\").",
                        "--application-id (appli)",
                        "--redirect-uri (http://localhost:1/retour)");
    }

    /** The target's fault: it is told as that, and not as settings that are wrong. */
    @Test
    void a_token_in_the_query_is_told_as_that() {
        signIn(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:1/retour?access_token=jeton-d-essai");
            answer(exchange, 303, "text/plain", "");
        });

        SuiteProcess run = signedIn("--test", "authen.redirection,authen.fragment,authen.state");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.failures()).as(run.out()).hasSize(1);
        assertThat(run.out())
                .contains("the token is in the query of Location (behind ?)")
                .containsPattern("[1-9]\\d test\\(s\\) : authen\\.fragment-seulement, expected: ");
    }

    private void signIn(HttpHandler authen) {
        handler.set(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/authen")) {
                authen.handle(exchange);
            } else {
                int status = path.equals("/token") ? 200 : 401;
                answer(exchange, status, "application/json", "{\"access_token\":\"jeton-d-essai\"}");
            }
        });
    }

    private SuiteProcess signedIn(String... more) {
        Map<String, String> secrets =
                Map.of("ASSURE_CLIENT_SECRET", "secret-d-essai", "ASSURE_PASSWORD", "mot-de-passe-d-essai");
        String[] person = {
            "--application-id", "appli", "--redirect-uri", "http://localhost:1/retour", "--user", "experte"
        };
        return SuiteProcess.run(
                secrets,
                Stream.of(args(server.uri(), PATIENCE), person, more)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    @Test
    void a_dry_run_asks_for_no_secret() {
        SuiteProcess run = SuiteProcess.run(
                Map.of(),
                "--api-url",
                server.uri().toString(),
                "--client-id",
                "garage",
                "--dry-run",
                "--test",
                "token.reponse");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("token.reponse");
        assertThat(SuiteProcess.run(Map.of(), "--api-url", server.uri().toString(), "--client-id", "garage")
                        .exitCode())
                .isEqualTo(2);
    }

    private SuiteProcess run() {
        return run(server.uri());
    }

    private SuiteProcess run(URI target) {
        return run(target, PATIENCE);
    }

    private SuiteProcess run(URI target, String timeout, String... more) {
        return SuiteProcess.run(
                SECRET,
                Stream.of(Stream.of(args(target, timeout)), Stream.of("--report", reports.toString()), Stream.of(more))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    private static String[] args(URI target, String timeout) {
        return new String[] {
            "--api-url", target.toString(), "--client-id", "garage", "--timeout", timeout, "--lang", "en"
        };
    }

    private String report(String file) throws IOException {
        return Files.readString(reports.resolve(file));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        PlainServer.answer(exchange, status, body);
    }
}
