package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.http.RetryAfter;
import lu.lalux.assure.client.problem.AssureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and what an application can see and set. */
class RetriesTest {

    private static final String VERIFIED = "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}";

    private final RecordingServer server = new RecordingServer();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Exchange> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void what_passes_is_sent_again_as_it_was(int status) {
        server.answers(status, (String) null, null)
                .answers(status, (String) null, null)
                .answers(202, (String) null, null);

        try (AssureClient client = client().build()) {
            client.settle(Settlements.repair("F-1"));
        }

        assertThat(server.received()).hasSize(3);
        assertThat(server.received())
                .extracting(RecordingServer.Received::body)
                .containsOnly(server.received().get(0).body());
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 413, 422, 501})
    void what_is_about_the_request_is_not(int status) {
        server.answers(status, (String) null, null);

        try (AssureClient client = client().build()) {
            catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));
        }

        assertThat(server.received()).hasSize(1);
    }

    /** Contract, {@code RequeteTropLente}: nothing was recorded, the same again. */
    @Test
    void a_body_that_came_too_late_is_sent_again() throws Exception {
        String late = "{\"type\":\"urn:assure:probleme:requete-http-refusee\",\"title\":\"t\",\"status\":408}";
        server.answers(408, "application/problem+json", late)
                .answers(200, "application/json", VERIFIED)
                .answers(408, "application/problem+json", late)
                .answers(202, (String) null, null);

        try (AssureClient client = client().build()) {
            assertThat(client.reparateur()
                            .upload(Upload.of("a.pdf", new byte[] {1}))
                            .verified())
                    .isTrue();
            client.settle(Settlements.repair("F-1"));
        }

        assertThat(server.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/reparateur/upload", "/reparateur/upload", "/reparateur", "/reparateur");
    }

    @Test
    void retry_after_says_how_long() {
        server.answers(429, Map.of("Retry-After", "7"), null).answers(202, (String) null, null);

        try (AssureClient client = client().build()) {
            client.settle(Settlements.repair("F-1"));
        }

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_date_says_so_too_and_too_long_a_wait_is_left_to_the_application() {
        server.answers(503, Map.of("Retry-After", "Wed, 01 Jan 2020 00:00:00 GMT"), null)
                .answers(503, Map.of("Retry-After", "31"), null);

        try (AssureClient client = client().build()) {
            var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));
            assertThat(failure.status()).isEqualTo(503);
        }

        assertThat(waits).containsExactly(Duration.ZERO);
    }

    /** RFC 9110 section 5.6.7: a recipient takes all three forms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void a_date_is_read_in_each_of_its_forms(String date) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Date", List.of("Sun, 06 Nov 1994 08:49:30 GMT"), "Retry-After", List.of(date)),
                (name, value) -> true);

        assertThat(RetryAfter.of(headers, Clock.systemUTC())).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void it_ends_some_day() {
        for (int i = 0; i < 4; i++) {
            server.answers(503, (String) null, null);
        }

        try (AssureClient client = client().build()) {
            var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));
            assertThat(failure.status()).isEqualTo(503);
        }

        assertThat(server.received()).hasSize(4);
    }

    @Test
    void no_answer_is_asked_for_again() {
        URI nowhere = server.address();
        server.close();

        try (AssureClient client =
                client().endpoints(AssureEndpoints.at(nowhere)).build()) {
            catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));
        }

        assertThat(waits).hasSize(3);
    }

    @Test
    void an_observer_sees_every_attempt_and_no_secret() {
        server.answers(503, Map.of("Set-Cookie", "s=un-secret"), null).answers(202, (String) null, null);

        try (AssureClient client = client().build()) {
            client.settle(Settlements.repair("F-1"));
        }

        assertThat(seen).extracting(Exchange::status).containsExactly(503, 202);
        assertThat(seen.get(0).address().getPath()).isEqualTo("/reparateur");
        assertThat(seen.toString()).contains("***").doesNotContain("un-jeton", "un-secret", "S-2026-118");
    }

    @Test
    void progress_goes_from_nothing_to_the_whole_file(@TempDir Path directory) throws Exception {
        server.answers(200, "application/json", VERIFIED);
        Path file = Files.write(directory.resolve("a.pdf"), new byte[100_000]);
        List<Long> read = new ArrayList<>();

        try (AssureClient client = client().build()) {
            client.reparateur().upload(Upload.of(file).withProgress((bytes, total) -> {
                assertThat(total).isEqualTo(100_000);
                read.add(bytes);
            }));
        }

        assertThat(read).isSorted().hasSizeGreaterThan(1).endsWith(100_000L);
    }

    @Test
    void a_stream_is_read_once_and_can_be_sent_again() throws Exception {
        server.answers(503, (String) null, null).answers(200, "application/json", VERIFIED);

        try (AssureClient client = client().build()) {
            Depot depot =
                    client.reparateur().upload(Upload.of("a.pdf", new ByteArrayInputStream("%PDF".getBytes(US_ASCII))));
            assertThat(depot.verified()).isTrue();
        }

        assertThat(server.received().get(1).body())
                .isEqualTo("{\"fileNameWithExtension\":\"a.pdf\",\"file\":\"JVBERg==\"}");
    }

    @Test
    void one_call_uploads_and_settles(@TempDir Path directory) throws Exception {
        server.answers(200, "application/json", VERIFIED)
                .answers(202, (String) null, null)
                .answers(200, "application/json", "{\"status\":\"Infected\"}");
        Path file = Files.writeString(directory.resolve("a.pdf"), "%PDF");

        try (AssureClient client = client().build()) {
            assertThat(client.reparateur()
                            .uploadAndSettle(Settlements.repair("F-1", null), Upload.of(file))
                            .verified())
                    .isTrue();
            assertThat(client.reparateur()
                            .uploadAndSettle(Settlements.repair("F-2", null), Upload.of(file))
                            .verified())
                    .isFalse();
        }

        assertThat(server.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/reparateur/upload", "/reparateur", "/reparateur/upload");
        assertThat(server.received().get(1).body()).contains(Examples.KEY);
    }

    @Test
    void the_twins_do_not_wait() {
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);

        try (AssureClient client = client().build()) {
            assertThat(client.async()
                            .reparateur()
                            .upload(Upload.of("a.pdf", new byte[] {1}))
                            .join()
                            .verified())
                    .isTrue();
            assertThatCode(() ->
                            client.async().settle(Settlements.repair("F-1")).join())
                    .doesNotThrowAnyException();
        }
    }

    private AssureClient.Builder client() {
        return AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> "un-jeton")
                .observer(seen::add)
                .sleeper(waits::add);
    }
}
