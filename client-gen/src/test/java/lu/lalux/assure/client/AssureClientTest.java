package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import lu.lalux.assure.client.RecordingServer.Received;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.Transport;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.problem.Fault;
import lu.lalux.assure.client.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the facade sends, keeps and says, against answers that no stub gives on demand. */
class AssureClientTest {

    private static final String SECRET = "à secret: très-secret";

    private final RecordingServer server = new RecordingServer();
    private final AdjustableClock clock = new AdjustableClock();
    private final AssureClient client = AssureClient.builder()
            .endpoints(AssureEndpoints.at(server.address()))
            .clientCredentials("garage", SECRET)
            .clock(clock)
            .retries(0)
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void the_first_call_fetches_a_token_and_the_next_ones_use_it() {
        token("un", 3600).accepted().accepted();

        client.settle(Settlements.repair("F-1"));
        client.settle(Settlements.repair("F-2"));

        assertThat(paths()).containsExactly("/token", "/reparateur", "/reparateur");
        Received asked = server.received().get(0);
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=%2Freparateur+%2Freparateur%2Fupload");
        assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.headers().get("Authorization"))
                .containsExactly("Basic "
                        + Base64.getEncoder()
                                .encodeToString("garage:%C3%A0+secret%3A+tr%C3%A8s-secret".getBytes(UTF_8)));
        assertThat(server.received().get(1).headers().get("Authorization")).containsExactly("Bearer un");
        assertThat(server.received().get(1).headers().get("Accept-Language")).containsExactly("fr");
    }

    @Test
    void each_function_has_a_token_of_its_own() {
        token("garage", 3600).accepted().token("expert", 3600).accepted();

        client.settle(Settlements.repair("F-1"));
        client.settle(Settlements.expertise("E-1"));

        assertThat(server.received().get(2).body()).endsWith("&scope=%2Fexpert+%2Fexpert%2Fupload");
        assertThat(server.received().get(3).headers().get("Authorization")).containsExactly("Bearer expert");
    }

    @Test
    void a_token_is_renewed_before_it_expires() {
        token("un", 3600).accepted().accepted().token("deux", 3600).accepted();

        client.settle(Settlements.repair("F-1"));
        clock.advance(Duration.ofSeconds(3539));
        client.settle(Settlements.repair("F-2"));
        clock.advance(Duration.ofSeconds(1));
        client.settle(Settlements.repair("F-3"));

        assertThat(authorizations()).containsExactly("Bearer un", "Bearer un", "Bearer deux");
    }

    @Test
    void a_short_token_is_used_for_nine_tenths_of_its_life() {
        token("un", 10).accepted().accepted().token("deux", 10).accepted();

        client.settle(Settlements.repair("F-1"));
        clock.advance(Duration.ofMillis(8999));
        client.settle(Settlements.repair("F-2"));
        clock.advance(Duration.ofMillis(1));
        client.settle(Settlements.repair("F-3"));

        assertThat(authorizations()).containsExactly("Bearer un", "Bearer un", "Bearer deux");
    }

    @Test
    void a_refused_token_is_renewed_once() {
        token("un", 3600).unauthorised().token("deux", 3600).accepted();

        client.settle(Settlements.repair("F-1"));

        assertThat(authorizations()).containsExactly("Bearer un", "Bearer deux");
        assertThat(server.received().get(3).body())
                .as("the same request")
                .isEqualTo(server.received().get(1).body());
    }

    @Test
    void a_second_refusal_is_an_exception() {
        token("un", 3600).unauthorised().token("deux", 3600).unauthorised();

        var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(paths()).containsExactly("/token", "/reparateur", "/token", "/reparateur");
    }

    @Test
    void many_threads_fetch_one_token() throws Exception {
        token("un", 3600);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            accepted();
            String reference = "F-" + i;
            calls.add(() -> {
                client.settle(Settlements.repair(reference));
                return null;
            });
        }

        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(paths()).filteredOn("/token"::equals).hasSize(1);
        assertThat(authorizations()).hasSize(16).containsOnly("Bearer un");
    }

    @Test
    void a_settlement_is_written_as_the_contract_says() {
        token("un", 3600).accepted();

        client.settle(Settlements.repair("F-1"));

        assertThat(server.received().get(1).method()).isEqualTo("PUT");
        assertThat(server.received().get(1).body())
                .isEqualTo("{\"idPrestataire\":\"XA1234\",\"referenceFacture\":\"F-1\",\"dateFacture\":\"2026-03-05\","
                        + "\"numeroSinistre\":\"S-2026-118\",\"referenceInterneLalux\":\"Pièce n° 5521\","
                        + "\"immatriculationVehicule\":\"AB1234\",\"numeroChassisVehicule\":\"WVWZZZ1JZXW000001\","
                        + "\"type\":\"F\",\"typeFacture\":\"REP\",\"factureHT\":\"1000\",\"factureTVA\":\"170.50\","
                        + "\"factureTTC\":\"1170.50\",\"refPDFFacture\":\"" + Examples.KEY + "\"}");
    }

    @Test
    void a_file_is_sent_in_base64_under_its_own_name(@TempDir Path directory) throws Exception {
        token("un", 3600).answer(200, "application/json", "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}");
        byte[] content = new byte[100_001];
        content[100_000] = 7;
        Path file = Files.write(directory.resolve("pièce \"1\".pdf"), content);

        Depot result = client.reparateur().upload(Upload.of(file));

        assertThat(result.verified()).isTrue();
        assertThat(result.key()).hasValue(Examples.KEY);
        Received sent = server.received().get(1);
        assertThat(sent.uri()).hasToString("/reparateur/upload");
        assertThat(sent.body())
                .isEqualTo("{\"fileNameWithExtension\":\"pièce \\\"1\\\".pdf\",\"file\":\""
                        + Base64.getEncoder().encodeToString(content) + "\"}");
        assertThat(sent.headers().getFirst("Content-Length"))
                .isEqualTo(String.valueOf(sent.body().getBytes(UTF_8).length));
    }

    @Test
    void an_upload_is_sent_again_whole_after_a_refused_token() throws IOException {
        token("un", 3600)
                .unauthorised()
                .token("deux", 3600)
                .answer(200, "application/json", "{\"status\":\"Infected\",\"nouveau\":1}");

        Depot result = client.expert().upload(Upload.of("a.pdf", new byte[] {1, 2, 3, 4}));

        assertThat(result).isEqualTo(new Depot(StatutDepot.INFECTED, Optional.empty()));
        assertThat(result.verified()).isFalse();
        assertThat(server.received().get(1).body())
                .isEqualTo("{\"fileNameWithExtension\":\"a.pdf\",\"file\":\"AQIDBA==\"}")
                .isEqualTo(server.received().get(3).body());
    }

    @Test
    void a_file_above_the_limit_is_not_sent() throws IOException {
        assertThat(client.reparateur()
                        .upload(Upload.of("gros.pdf", new byte[(int) Upload.MAX_BYTES + 1]))
                        .status())
                .isEqualTo(StatutDepot.FILE_TOO_BIG);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_said_so(@TempDir Path directory) {
        assertThatThrownBy(() -> client.reparateur().upload(Upload.of(directory.resolve("absent.pdf"))))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_refusal_tells_everything_and_nothing_of_the_content() {
        token("jeton-secret", 3600)
                .answer(
                        400,
                        "application/problem+json",
                        "{\"type\":\"urn:assure:probleme:champs-invalides\",\"title\":\"Des champs de la requête\","
                                + "\"status\":400,\"detail\":\"S-2026-118\",\"instance\":\"urn:uuid:1\",\"errors\":["
                                + "{\"pointer\":\"/factureHT\",\"code\":\"montant-invalide\",\"detail\":\"é\"},"
                                + "{\"pointer\":\"/type\",\"code\":\"champ-obligatoire\",\"detail\":\"b\"}]}");

        var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.faults())
                .containsExactly(
                        new Fault("/factureHT", "montant-invalide", "é"), new Fault("/type", "champ-obligatoire", "b"));
        Problem problem = refusal.problem().orElseThrow();
        assertThat(problem.type()).hasToString("urn:assure:probleme:champs-invalides");
        assertThat(problem.title()).isEqualTo("Des champs de la requête");
        assertThat(problem.instance()).hasValue(URI.create("urn:uuid:1"));
        assertThat(refusal)
                .hasMessage("PUT /reparateur: 400 urn:assure:probleme:champs-invalides [/factureHT montant-invalide,"
                        + " /type champ-obligatoire] (urn:uuid:1)");
    }

    @Test
    void a_refusal_that_is_no_problem_keeps_its_status() {
        token("un", 3600).answer(502, "text/html", "<html>Bad gateway</html>");

        var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(refusal.status()).isEqualTo(502);
        assertThat(refusal.problem()).isEmpty();
        assertThat(refusal.faults()).isEmpty();
    }

    @Test
    void accepted_is_202_and_nothing_else() {
        token("un", 3600).answer(200, "application/json", "{}");

        assertThatThrownBy(() -> client.settle(Settlements.repair("F-1"))).isInstanceOf(AssureException.class);
    }

    @Test
    void a_refused_secret_names_the_error_and_no_secret() {
        server.answers(
                401,
                Map.of("Content-Type", "application/json", "WWW-Authenticate", "Basic realm=\"assure\""),
                "{\"error\":\"invalid_client\",\"error_description\":\"Client inconnu ou secret faux.\"}");

        var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.oauth2Error()).hasValue("invalid_client");
        assertThat(everythingOf(refusal)).doesNotContain(SECRET, "tr%C3%A8s", "Basic ");
        assertThat(paths()).as("not tried again").containsExactly("/token");
    }

    @Test
    void no_answer_is_an_exception_with_a_cause() {
        server.close();

        var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(failure.status()).isZero();
        assertThat(failure).hasCauseInstanceOf(IOException.class).hasMessageStartingWith("POST /token: no answer");
    }

    @Test
    void a_server_that_never_answers_is_left() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            try (AssureClient impatient = AssureClient.builder()
                    .endpoints(AssureEndpoints.at(URI.create("http://127.0.0.1:" + silent.getLocalPort())))
                    .accessToken(() -> "un-jeton")
                    .timeout(Duration.ofMillis(200))
                    .retries(0)
                    .build()) {
                var failure =
                        catchThrowableOfType(AssureException.class, () -> impatient.settle(Settlements.repair("F-1")));

                assertThat(failure.status()).isZero();
                assertThat(failure.getCause()).isInstanceOfAny(HttpTimeoutException.class, TimeoutException.class);
            }
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_is_left() throws Exception {
        try (ServerSocket stuck = new ServerSocket(0)) {
            // Where the machine was held up, the client may have given up before it came.
            stuck.setSoTimeout(30_000);
            Thread half = new Thread(() -> {
                try {
                    Socket connection = stuck.accept();
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n{".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            half.start();
            try (AssureClient impatient = AssureClient.builder()
                    .endpoints(AssureEndpoints.at(URI.create("http://127.0.0.1:" + stuck.getLocalPort())))
                    .accessToken(() -> "un-jeton")
                    .timeout(Duration.ofMillis(500))
                    .retries(0)
                    .build()) {
                var failure =
                        catchThrowableOfType(AssureException.class, () -> impatient.settle(Settlements.repair("F-1")));

                assertThat(failure.status()).isZero();
            }
            half.join();
        }
    }

    @Test
    void an_endless_success_is_left() {
        token("un", 3600).answer(202, "application/json", " ".repeat(Transport.MAX_ANSWER + 1));

        var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(failure.status()).isZero();
        assertThat(failure).hasRootCauseMessage("an answer of more than 1048576 bytes");
    }

    @Test
    void an_endless_refusal_is_one_all_the_same() {
        token("un", 3600).answer(403, "text/html", "x".repeat(2 * Transport.MAX_ANSWER));

        var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(paths()).containsExactly("/token", "/reparateur");
    }

    @Test
    void a_request_without_an_answer_is_in_the_exception_and_can_be_sent_again_as_it_was(@TempDir Path directory)
            throws Exception {
        Path invoice = Files.writeString(directory.resolve("facture.pdf"), "%PDF");
        token("un", 3600)
                .answer(200, "application/json", "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}")
                .answer(503, "text/plain", "busy")
                .accepted();

        var failure = catchThrowableOfType(
                AssureException.class,
                () -> client.reparateur().uploadAndSettle(Settlements.repair("F-1", null), Upload.of(invoice)));
        client.settle(failure.reglement().orElseThrow());

        assertThat(paths()).containsExactly("/token", "/reparateur/upload", "/reparateur", "/reparateur");
        assertThat(server.received().get(3).body())
                .isEqualTo(server.received().get(2).body())
                .contains(Examples.KEY);
    }

    @Test
    void without_a_request_there_is_none_in_the_exception() {
        token("un", 3600).answer(503, "text/plain", "busy");

        var failure = catchThrowableOfType(
                AssureException.class, () -> client.reparateur().upload(Upload.of("facture.pdf", new byte[] {1})));

        assertThat(failure.reglement()).isEmpty();
    }

    /** Nobody could move or delete it on Windows. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has open is read from /proc")
    void a_file_whose_upload_was_given_up_is_closed(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("facture.pdf"), new byte[(int) Upload.MAX_BYTES]);
        try (ServerSocket deaf = new ServerSocket(0);
                AssureClient impatient = AssureClient.builder()
                        .endpoints(AssureEndpoints.at(URI.create("http://127.0.0.1:" + deaf.getLocalPort())))
                        .accessToken(() -> "un-jeton")
                        .timeout(Duration.ofMillis(300))
                        .retries(1)
                        .build()) {
            catchThrowableOfType(
                    AssureException.class, () -> impatient.reparateur().upload(Upload.of(file)));

            assertThat(OpenFiles.now()).doesNotContain(file.toRealPath());
        }
    }

    @Test
    void closing_one_client_leaves_another_of_the_same_builder_alone() {
        AssureClient.Builder builder = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> "un-jeton");
        builder.build().close();
        accepted();
        try (AssureClient other = builder.build()) {
            other.settle(Settlements.repair("F-1"));
        }
        assertThat(authorizations()).containsExactly("Bearer un-jeton");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 86_401, Long.MAX_VALUE})
    void a_timeout_has_bounds(long seconds) {
        assertThatThrownBy(() -> AssureClient.builder().timeout(Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: more than nothing, a day at most");
    }

    @Test
    void a_given_token_is_used_and_never_renewed() {
        unauthorised();
        try (AssureClient person = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> "implicite")
                .language(Locale.ENGLISH)
                .build()) {
            var refusal =
                    catchThrowableOfType(AssureException.class, () -> person.settle(Settlements.expertise("E-1")));

            assertThat(refusal.status()).isEqualTo(401);
            assertThat(server.onlyRequest().headers().get("Authorization")).containsExactly("Bearer implicite");
            assertThat(server.onlyRequest().headers().get("Accept-Language")).containsExactly("en");
        }
    }

    /** What the server says of a wrong secret is for the same reader. */
    @Test
    void a_token_is_asked_for_in_the_same_language() {
        token("un", 3600).accepted();
        try (AssureClient english = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .clientCredentials("garage", SECRET)
                .language(Locale.ENGLISH)
                .build()) {
            english.settle(Settlements.repair("F-1"));
        }

        assertThat(server.received())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.headers().get("Accept-Language")).containsExactly("en"));
    }

    @Test
    void a_closed_client_sends_nothing() {
        token("un", 3600).accepted();
        client.settle(Settlements.repair("F-1"));

        client.close();

        assertThatThrownBy(() -> client.settle(Settlements.repair("F-2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This client is closed");
        assertThat(paths()).containsExactly("/token", "/reparateur");
    }

    @Test
    void no_text_of_a_client_has_a_secret() {
        assertThat(client.toString()).doesNotContain("secret");
        assertThat(Settlements.repair("F-1")).hasToString("ReglementReparateur[F F-1]");
    }

    private AssureClientTest token(String token, int seconds) {
        return answer(
                200,
                "application/json",
                "{\"token_type\":\"bearer\",\"access_token\":\"" + token + "\",\"expires_in\":" + seconds
                        + ",\"scope\":\"/reparateur /reparateur/upload\"}");
    }

    private AssureClientTest accepted() {
        return answer(202, null, null);
    }

    private AssureClientTest unauthorised() {
        return answer(
                401,
                "application/problem+json",
                "{\"type\":\"urn:assure:probleme:non-authentifie\",\"title\":\"t\",\"status\":401}");
    }

    private AssureClientTest answer(int status, String contentType, String body) {
        server.answers(status, contentType, body);
        return this;
    }

    private List<String> paths() {
        return server.received().stream()
                .map(request -> request.uri().getPath())
                .toList();
    }

    private List<String> authorizations() {
        return server.received().stream()
                .filter(request -> !request.uri().getPath().equals("/token"))
                .map(request -> request.headers().getFirst("Authorization"))
                .toList();
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
