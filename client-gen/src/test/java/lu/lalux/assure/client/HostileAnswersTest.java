package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.Retries;
import lu.lalux.assure.client.http.RetryAfter;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.problem.Fault;
import lu.lalux.assure.client.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, tokens and files that are not what they should be: each ends in a clear exception, and none in a leak. */
class HostileAnswersTest {

    private static final String PLANTED = "jeton-plante-8f2c";

    private final RecordingServer server = new RecordingServer();
    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    /** Jackson's own message quotes what it could not read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"" + PLANTED + "\"",
                PLANTED,
                "{\"access_token\":\"" + PLANTED + "\",\"expires_in\":\"" + PLANTED + "\"}",
                "{\"access_token\":\"" + PLANTED + "\",\"token_type\":\"mac\",\"expires_in\":60}",
                "{\"access_token\":\"" + PLANTED + "\",\"token_type\":\"bearer\"}",
                "{\"access_token\":\"" + PLANTED + "\",\"token_type\":\"bearer\",\"expires_in\":-1}",
                "{\"access_token\":\"" + PLANTED + "\\r\\nX-Evil: 1\",\"token_type\":\"bearer\",\"expires_in\":60}",
                "null",
                ""
            })
    void what_is_no_token_is_not_used_and_not_told(String body) {
        server.answers(200, "application/json", body);
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .clientCredentials("garage", "secret")
                .build()) {
            var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(failure.status()).isEqualTo(200);
            assertThat(everythingOf(failure)).doesNotContain(PLANTED, "X-Evil");
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PLANTED + "\r\nX-Evil: 1", PLANTED + "\n", PLANTED + " x", "é" + PLANTED, ""})
    void a_token_cannot_make_a_header_of_its_own(String token) {
        try (AssureClient client = client().accessToken(() -> token).build()) {
            Throwable failure = catchThrowable(() -> client.settle(Settlements.repair("F-1")));

            assertThat(failure).isInstanceOf(IllegalStateException.class);
            assertThat(everythingOf(failure)).doesNotContain(PLANTED);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_language_cannot_make_a_header_of_its_own() {
        server.answers(202, (String) null, null);
        try (AssureClient client =
                client().language(new Locale("fr\r\nX-Evil: 1")).build()) {
            client.settle(Settlements.repair("F-1"));
        }
        assertThat(server.onlyRequest().headers()).doesNotContainKey("X-Evil");
    }

    @Test
    void a_refusal_that_is_half_there_is_a_refusal_all_the_same() {
        server.answers(
                400,
                "application/problem+json",
                "{\"type\":\"urn:x\",\"errors\":[null,{\"code\":\"a\\nb\",\"pointer\":null}]}");
        try (AssureClient client = client().build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.faults()).containsExactly(new Fault("", "a\nb", ""));
            assertThat(refusal.problem().orElseThrow().title()).isEmpty();
            assertThat(refusal.requestId()).isEmpty();
            assertThat(refusal.getMessage()).as("one line").isEqualTo("PUT /reparateur: 400 urn:x [ a?b]");
        }
    }

    /** RFC 9457 section 3.1: what is wrong in a problem is ignored, the rest counts; without a type it is {@code about:blank}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"Non\",\"detail\":\"Pourquoi\"}",
                "{\"title\":\"Non\",\"detail\":\"Pourquoi\",\"type\":7,\"instance\":\"req 42\",\"errors\":{\"a\":1},"
                        + "\"status\":\"x\"}",
            })
    void a_problem_that_is_partly_wrong_is_one_all_the_same(String body) {
        server.answers(403, "Application/Problem+JSON; charset=utf-8", body);
        try (AssureClient client = client().build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.problem())
                    .hasValue(new Problem(
                            URI.create("about:blank"),
                            "Non",
                            403,
                            Optional.of("Pourquoi"),
                            Optional.empty(),
                            List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\":\"Forbidden\"}", "[]", "{\"type\":\"a b\"}", "<html>"})
    void what_is_no_problem_is_none(String body) {
        server.answers(403, "application/json", body);
        try (AssureClient client = client().build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.problem()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error":"invalid_client","error_description":"Le secret a expiré"}       | invalid_client          | Le secret a expiré
            {"error":"temporarily_unavailable","error_uri":7}                         | temporarily_unavailable |
            {"error":"jeton-plante-8f2c","error_description":"Le secret a expiré"}    |                         |
            """)
    void a_refused_token_says_why(String body, String error, String description) {
        server.answers(400, "application/json", body);
        try (AssureClient client =
                client().clientCredentials("garage", "secret").build()) {
            var refusal = catchThrowableOfType(AssureException.class, client.reparateur()::token);

            assertThat(refusal.oauth2Error()).isEqualTo(Optional.ofNullable(error));
            assertThat(refusal.oauth2Description()).isEqualTo(Optional.ofNullable(description));
            assertThat(refusal.getMessage()).doesNotContain(PLANTED, "expiré");
        }
    }

    @Test
    void a_message_is_one_line_that_a_log_can_bear() {
        server.answers(
                        400,
                        "application/problem+json",
                        "{\"type\":\"urn:x\",\"errors\":[{\"pointer\":\"" + "/x".repeat(100_000) + "\"}]}")
                .answers(
                        400,
                        "application/problem+json",
                        "{\"type\":\"urn:x\",\"errors\":[{\"code\":\"a\u0085b\u2028c\"}]}");
        try (AssureClient client = client().build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.getMessage()).hasSize(4_096).endsWith("…");
            assertThat(refusal.faults().get(0).pointer()).hasSize(200_000);
            assertThatThrownBy(() -> client.settle(Settlements.repair("F-1")))
                    .hasMessage("PUT /reparateur: 400 urn:x [ a?b?c]");
        }
    }

    /** Twelve times: without the wait a reset loses one of five. */
    @ParameterizedTest
    @EnumSource
    void a_refusal_that_comes_before_the_file_has_left_is_read(RecordingServer.End end) {
        Upload large = Upload.of("grande.pdf", new byte[5_000_000]);
        for (int i = 0; i < 12; i++) {
            try (RecordingServer early = new RecordingServer(end).answers(413, "application/problem+json", "{}");
                    AssureClient client = client().endpoints(AssureEndpoints.at(early.address()))
                            .build()) {
                var refusal = catchThrowableOfType(
                        AssureException.class, () -> client.expert().upload(large));

                assertThat(refusal.status()).isEqualTo(413);
                assertThat(early.received()).hasSize(1);
            }
        }
    }

    @Test
    void a_verdict_without_its_key_is_no_verdict() {
        server.answers(200, "application/json", "{\"status\":\"Verified\"}")
                .answers(200, "application/json", "{\"status\":\"Infected\",\"key\":\"" + Examples.KEY + "\"}");
        try (AssureClient client = client().build()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> client.expert().upload(Upload.of("a.pdf", new byte[] {1})))
                        .isInstanceOf(AssureException.class);
            }
        }
    }

    @Test
    void the_servers_wish_is_told() {
        server.answers(429, Map.of("Retry-After", "3600"), null);
        try (AssureClient client = client().build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).hasValue(Duration.ofHours(1));
        }
    }

    @Test
    void a_date_is_measured_from_the_servers_own_clock() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "Date", List.of("Wed, 01 Jan 2020 00:00:00 GMT"),
                        "Retry-After", List.of("Wed, 01 Jan 2020 00:00:20 GMT")),
                (name, value) -> true);

        assertThat(RetryAfter.of(headers, new AdjustableClock())).hasValue(Duration.ofSeconds(20));
    }

    @Test
    void the_wait_grows_to_thirty_seconds_and_no_longer() {
        for (int i = 0; i < 10; i++) {
            server.answers(503, (String) null, null);
        }
        try (AssureClient client = client().retries(9).build()) {
            catchThrowable(() -> client.settle(Settlements.repair("F-1")));
        }
        assertThat(server.received()).hasSize(10);
        assertThat(waits).hasSize(9).allMatch(wait -> wait.compareTo(Retries.LONGEST) <= 0);
        assertThat(waits.get(8)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_file_that_is_changed_while_it_is_sent_is_not_sent_again(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("a.pdf"), new byte[1_000_000]);
        try (AssureClient client = client().build()) {
            assertThatThrownBy(
                            () -> client.expert().upload(Upload.of(file).withProgress((bytes, total) -> shorten(file))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The file was changed while it was sent");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void whoever_is_told_cannot_fail_a_request(@TempDir Path directory) throws Exception {
        server.answers(200, "application/json", "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}");
        Path file = Files.write(directory.resolve("a.pdf"), new byte[100_000]);
        List<Throwable> uncaught = new ArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try (AssureClient client = client().observer(seen -> {
                    throw new IllegalStateException("observer");
                })
                .build()) {
            assertThat(client.reparateur()
                            .upload(Upload.of(file).withProgress((bytes, total) -> {
                                throw new IllegalStateException("progression");
                            }))
                            .verified())
                    .isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
        assertThat(uncaught).extracting(Throwable::getMessage).contains("observer", "progression");
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facture", "a/b.pdf", "a\\b.pdf", "a\n.pdf", ".pdf", "a.", ""})
    void a_file_is_checked_before_it_is_sent(String name) {
        try (AssureClient client = client().build()) {
            assertThatThrownBy(() -> client.expert().upload(Upload.of(name, new byte[] {1})))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("name: ");
            assertThatThrownBy(() -> client.expert().upload(Upload.of("a.pdf", new ByteArrayInputStream(new byte[0]))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The file is empty");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void an_experts_stream_is_uploaded_and_stays_open() throws Exception {
        server.answers(200, "application/json", "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}");
        List<String> closed = new ArrayList<>();
        ByteArrayInputStream stream = new ByteArrayInputStream("%PDF".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        try (AssureClient client = client().build()) {
            assertThat(client.expert().upload(Upload.of("mémoire.pdf", stream)).key())
                    .hasValue(Examples.KEY);
            assertThat(client.expert()
                            .upload(Upload.of(
                                    "gros.pdf", new ByteArrayInputStream(new byte[(int) Upload.MAX_BYTES + 1])))
                            .verified())
                    .isFalse();
        }
        assertThat(server.onlyRequest().uri()).hasToString("/expert/upload");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"fileNameWithExtension\":\"mémoire.pdf\",\"file\":\"JVBERg==\"}");
        assertThat(closed).isEmpty();
    }

    @Test
    void a_request_is_checked_before_its_files_are_uploaded(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("a.pdf"), "%PDF");
        try (AssureClient client = client().build()) {
            assertThatThrownBy(() -> client.reparateur()
                            .uploadAndSettle(Settlements.repair("F-1", null).numeroSinistre(null), Upload.of(file)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Not given: numeroSinistre");
            assertThatThrownBy(() -> client.expert()
                            .uploadAndSettle(
                                    Settlements.expertise("E-1", null, null).abandonVehicule(null),
                                    Upload.of(file),
                                    Upload.of(file)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(server.received()).isEmpty();
    }

    private static void shorten(Path file) {
        try {
            Files.write(file, new byte[10]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private AssureClient.Builder client() {
        return AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> "un-jeton")
                .sleeper(waits::add);
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
