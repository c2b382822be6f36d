package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.http.RudeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a target answers, it is read within limits, and what goes beyond them is no answer. */
class EndlessAnswersTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Http http = new Http(Connection.straight(Duration.ofSeconds(30)));

    @ParameterizedTest
    @ValueSource(strings = {"8388609", "2147483647", "3000000000", "9223372036854775807"})
    void a_body_that_says_that_it_is_too_long_is_not_waited_for(String length) throws IOException {
        try (RudeServer server = new RudeServer(OK + "Content-Length: " + length + "\r\n\r\n{}")) {
            assertThatThrownBy(() -> http.send(Call.of("GET", server.uri())))
                    .isInstanceOf(NoAnswerException.class)
                    .hasCauseInstanceOf(OversizedAnswerException.class);
        }
    }

    @Test
    void a_body_without_an_end_is_read_so_far() throws IOException {
        byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] head = (OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RudeServer server = new RudeServer(head, chunk)) {
            assertThatThrownBy(() -> http.send(Call.of("GET", server.uri())))
                    .hasCauseInstanceOf(OversizedAnswerException.class);
        }
    }

    @Test
    void a_small_body_that_unpacks_to_a_large_one_is_unpacked_so_far() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] nothing = new byte[1_000_000];
            for (int i = 0; i < 50; i++) {
                gzip.write(nothing);
            }
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes((OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(packed.toByteArray());
        try (RudeServer server = new RudeServer(answer.toByteArray(), new byte[0])) {
            assertThatThrownBy(() -> http.send(Call.of("GET", server.uri())))
                    .hasCauseInstanceOf(OversizedAnswerException.class);
        }
    }

    @Test
    void the_longest_that_is_read_is_read() throws IOException {
        int most = OversizedAnswerException.MOST;
        try (RudeServer server = new RudeServer(OK + "Content-Length: " + most + "\r\n\r\n" + "x".repeat(most))) {
            assertThat(http.send(Call.of("GET", server.uri())).answer().body()).hasSize(most);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "X: y\r\n"})
    void a_head_without_an_end_is_read_so_far(String part) throws IOException {
        byte[] head = (OK + "X: ").getBytes(StandardCharsets.US_ASCII);
        try (RudeServer server = new RudeServer(head, part.repeat(1_000).getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> http.send(Call.of("GET", server.uri())))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageContaining("MessageConstraintException");
        }
    }

    @Test
    void what_the_client_did_not_expect_is_no_answer_either() {
        assertThatThrownBy(() -> http.send(Call.of("GET", URI.create("http://localhost:65536/"))))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("port");
    }
}
