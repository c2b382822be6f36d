package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The head of a request has a deadline, and the pause between two requests is none of it. */
class RequestHeadIT {

    private static final String CALLER = "127.0.0.4";
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String REQUEST = "GET /inconnu HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder, "assure.network.request-head=" + DEADLINE.toMillis() + "ms");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"GET /, x", "'GET / HTTP/1.1\r\nHost: localhost\r\nX: ', x", "'\r\n', '\r\n'"})
    @DisplayName("a head that comes byte by byte is not waited for, nor are empty lines before one")
    void slow(String beginning, String drop) throws Exception {
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            long begun = System.nanoTime();
            caller.say(beginning);
            assertThat(caller.drip(begun, drop.getBytes(StandardCharsets.US_ASCII), PAUSE, PATIENCE))
                    .isBetween(DEADLINE.minus(PAUSE), PATIENCE.minusSeconds(1));
        }
    }

    @Test
    @DisplayName("nor is a later one on the same connection, whether it begins by itself or with the end of another")
    void slowLater() throws Exception {
        for (String beginning : new String[] {REQUEST, REQUEST + "GET /inc"}) {
            try (Caller caller = Caller.from(CALLER, sandbox.port())) {
                long begun = System.nanoTime();
                caller.say(beginning);
                assertThat(caller.answer()).startsWith("HTTP/1.1 404");
                assertThat(caller.drip(begun, new byte[] {'x'}, PAUSE, PATIENCE))
                        .isBetween(DEADLINE.minus(PAUSE), PATIENCE.minusSeconds(1));
            }
        }
    }

    @Test
    @DisplayName("nor is one that stops in the middle")
    void stopped() throws Exception {
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            caller.say("GET /inc");
            long begun = System.nanoTime();
            assertThat(caller.untilTheEnd()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    @DisplayName("a pause before a request, and a head in pieces that is there in time, are nobody's fault")
    void patient() throws Exception {
        Duration longest;
        String answer;
        int attempts = 0;
        do {
            attempts++;
            longest = Duration.ZERO;
            answer = REQUEST;
            try (Caller caller = Caller.from(CALLER, sandbox.port())) {
                for (int request = 0; request < 2 && !answer.isEmpty(); request++) {
                    Thread.sleep(DEADLINE.multipliedBy(2).toMillis());
                    long begun = System.nanoTime();
                    answer = inPieces(caller);
                    longest = Duration.ofNanos(System.nanoTime() - begun);
                }
            }
            // Where this machine had no processor for the second piece in time, nothing is known.
        } while (answer.isEmpty() && longest.compareTo(DEADLINE) >= 0 && attempts < 5);
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    /** A request's answer; nothing when the connection has ended. */
    private static String inPieces(Caller caller) throws InterruptedException {
        try {
            caller.say(REQUEST.substring(0, 10));
            Thread.sleep(200);
            caller.say(REQUEST.substring(10));
            return caller.answer();
        } catch (IOException ended) {
            return "";
        }
    }
}
