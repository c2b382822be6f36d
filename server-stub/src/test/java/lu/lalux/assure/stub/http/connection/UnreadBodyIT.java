package lu.lalux.assure.stub.http.connection;

import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that nobody wants is refused at once, costs no thread, and does not keep its client from reading why. */
class UnreadBodyIT {

    private static final String CALLER = "127.0.0.3";
    /** As many as an address may have (assure.network.connections-per-address). */
    private static final int CONNECTIONS = 100;

    private static final Duration GRACE = Duration.ofSeconds(1);
    /** Before Tomcat ends a connection on which nothing comes. */
    private static final Duration SOON = Duration.ofSeconds(15);

    /** With which it is this machine's doing, and not the server's, that a client is late. */
    private static final Duration LATE = GRACE.dividedBy(2);

    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UPLOAD = "PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\n";
    private static final String SETTLEMENT =
            "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String NEXT = "GET /inconnu HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    static Path folder;

    @TempDir
    static Path other;

    private static Sandbox sandbox;

    /** For what is not about its haste. */
    private static Sandbox patient;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(
                folder,
                "assure.small-body-deadline=" + GRACE.toMillis() + "ms",
                "server.tomcat.connection-timeout=" + GRACE.toMillis() + "ms");
        patient = Sandbox.start(other);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        patient.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /reparateur/upload, Content-Length: 7000000, 401",
        "PUT /reparateur/upload, Transfer-Encoding: chunked, 401",
        "PUT /expert/upload, 'Authorization: Bearer x.y.z\r\nContent-Length: 7000000', 401",
        "PUT /inconnu, Transfer-Encoding: chunked, 404",
        "POST /reparateur/upload, Transfer-Encoding: chunked, 405",
        "PUT /reparateur, Content-Length: 7000000, 413",
        "GET /openapi.yaml, Transfer-Encoding: chunked, 200"
    })
    @DisplayName(
            "the answer comes before the body, one over the limit too (D26), is its connection's last, and is followed by its end")
    void atOnce(String operation, String body, int status) throws Exception {
        try (Caller caller = Caller.from(CALLER, patient.port())) {
            long begun = System.nanoTime();
            caller.say(operation + " HTTP/1.1\r\nHost: localhost\r\n" + body + "\r\n\r\n");
            assertThat(caller.untilTheEnd()).startsWith("HTTP/1.1 " + status).contains("Connection: close\r\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 7000000", "Transfer-Encoding: chunked"})
    @DisplayName("who sends at 100 kB/s is not cut off, and reads the refusal afterwards")
    void steadily(String body) throws Exception {
        byte[] chunk = new byte[10_000 + 8];
        Arrays.fill(chunk, (byte) 'x');
        System.arraycopy("2710\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 6);
        System.arraycopy("\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk, chunk.length - 2, 2);
        Duration longer = GRACE.multipliedBy(3);
        int attempts = 0;
        Sent sent;
        do {
            attempts++;
            sent = sentSteadily(UPLOAD + body + "\r\n\r\n", chunk, longer);
        } while ((sent.others < 3 || sent.answer.isEmpty()) && sent.behind.compareTo(LATE) > 0 && attempts < ATTEMPTS);
        assertThat(sent.others).isEqualTo(3);
        assertThat(sent.went).isGreaterThanOrEqualTo(longer);
        assertThat(sent.answer).startsWith("HTTP/1.1 401");
    }

    /**
     * How a client fared.
     *
     * @param others how many connections were there beside it
     * @param went for how long it sent, until it was cut off or had sent enough
     * @param behind by how much it was behind its pace at most
     * @param answer what it read
     */
    private record Sent(int others, Duration went, Duration behind, String answer) {}

    private static Sent sentSteadily(String head, byte[] chunk, Duration longer) throws Exception {
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            long begun = System.nanoTime();
            caller.say(head);
            int connected;
            long behind = 0;
            long went = 0;
            // When something happens on other connections, Tomcat looks for those on which nothing has for a while.
            try (HostileCallers others = HostileCallers.call(sandbox.port(), 3, CALLER, "GET / HTTP/1.1\r\nX: ", "x")) {
                connected = others.connected();
                for (int count = 0; went < longer.toNanos(); count++) {
                    went = System.nanoTime() - begun;
                    behind = Math.max(behind, went - Duration.ofMillis(100).toNanos() * count);
                    caller.say(chunk);
                    Thread.sleep(95);
                }
            } catch (IOException cutOff) {
                return new Sent(3, Duration.ofNanos(went), Duration.ofNanos(behind), "");
            }
            return new Sent(connected, Duration.ofNanos(went), Duration.ofNanos(behind), caller.untilTheEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("an ordinary client that is still sending its file reads the refusal, too")
    void ordinaryClient(boolean announced) throws Exception {
        int length = 700_000;
        AtomicLong pause = new AtomicLong();
        BodyPublisher body = BodyPublishers.ofInputStream(() -> new SlowFile(length, pause));
        String answer = "";
        for (int attempts = 1; answer.isEmpty(); attempts++) {
            try {
                answer = problem(sandbox.send(sandbox.to("/reparateur/upload")
                        .header("Authorization", "Bearer x.y.z")
                        .header("Content-Type", "application/json")
                        .PUT(announced ? BodyPublishers.fromPublisher(body, length) : body)));
            } catch (IOException cutOff) {
                if (pause.getAndSet(0) <= LATE.toNanos() || attempts == ATTEMPTS) {
                    throw cutOff;
                }
            }
        }
        assertThat(answer).isEqualTo("401 non-authentifie");
    }

    /** Comes at some 300 kB/s. */
    private static final class SlowFile extends InputStream {

        private final AtomicLong longestPause;
        private int left;
        private long readAt = System.nanoTime();

        SlowFile(int length, AtomicLong longestPause) {
            this.left = length;
            this.longestPause = longestPause;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new InterruptedIOException();
            }
            long now = System.nanoTime();
            longestPause.accumulateAndGet(now - readAt, Math::max);
            readAt = now;
            return super.read(bytes, offset, length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 7000000", "Transfer-Encoding: chunked", "Content-Length: 60000"})
    @DisplayName("who drips is cut off when the short time for bodies is over")
    void slowly(String body) throws Exception {
        double before = cut();
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            long begun = System.nanoTime();
            caller.say(UPLOAD + body + "\r\n\r\n");
            assertThat(caller.drip(begun, new byte[] {'1'}, Duration.ofMillis(50), PATIENCE))
                    .isBetween(GRACE, PATIENCE.minusSeconds(1));
        }
        assertThat(cut()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("no thread waits for the bodies of fifty refused uploads")
    void noThread() throws Exception {
        List<Caller> callers = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Caller caller = Caller.from(CALLER, patient.port());
                callers.add(caller);
                caller.say(UPLOAD + "Content-Length: 7000000\r\n\r\n");
            }
            for (Caller caller : callers) {
                assertThat(caller.answer()).startsWith("HTTP/1.1 401");
            }
            // Those that have answered may need a moment to leave.
            long end = System.nanoTime() + SOON.dividedBy(2).toNanos();
            long waiting = busyThreads();
            while (waiting >= 10 && System.nanoTime() < end) {
                Thread.sleep(50);
                waiting = busyThreads();
            }
            assertThat(waiting).isLessThan(10);
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }

    private static long busyThreads() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().endsWith("Http11Processor")))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.9, Content-Length: 100",
        "127.0.0.10, Content-Length: 60000",
        "127.0.0.11, Transfer-Encoding: chunked"
    })
    @DisplayName(
            "who pauses in a body leaves nothing behind: more of them than an address may have, and then it is served")
    void paused(String address, String body) throws Exception {
        List<Caller> callers = new ArrayList<>();
        Set<Caller> late = new HashSet<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                long begun = System.nanoTime();
                Caller caller = Caller.from(address, sandbox.port());
                callers.add(caller);
                caller.say(
                        "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + body + "\r\n\r\n1");
                if (System.nanoTime() - begun > LATE.toNanos()) {
                    // It may have been given up before it said anything.
                    late.add(caller);
                }
            }
            assertThat(late).hasSizeLessThan(CONNECTIONS / 2);
            for (Caller caller : callers) {
                String answer = caller.untilTheEnd();
                if (!late.contains(caller)) {
                    // Of those that hold a thread, their length being unknown, a client has a part of the threads.
                    assertThat(answer)
                            .matches("(?s)HTTP/1.1 " + (body.endsWith("chunked") ? "(408|503)" : "408") + " .*")
                            .contains("Connection: close");
                }
                // At once: before Tomcat looks again for connections on which nothing happens.
                caller.close();
            }
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
        assertThat(mostServedAtOnce(address)).isEqualTo(CONNECTIONS);
    }

    /** How many connections have room in the end: what has ended may be counted for a moment. */
    private static int mostServedAtOnce(String address) throws Exception {
        int most = 0;
        for (int attempt = 1; attempt <= 20 && most < CONNECTIONS; attempt++) {
            Thread.sleep(200L * attempt);
            most = Math.max(most, servedAtOnce(address));
        }
        return most;
    }

    private static int servedAtOnce(String address) throws IOException {
        List<Caller> callers = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Caller caller = Caller.from(address, sandbox.port());
                callers.add(caller);
                caller.say(NEXT);
                if (!caller.answer().startsWith("HTTP/1.1 404")) {
                    return i;
                }
            }
            return CONNECTIONS;
        } catch (IOException refused) {
            return callers.size() - 1;
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    @DisplayName("after a small body, the connection can be used again, whenever the body arrives")
    void small() throws Exception {
        String body = "x".repeat(60_000);
        try (Caller caller = Caller.from(CALLER, patient.port())) {
            caller.say(SETTLEMENT + "Content-Length: 60000\r\n\r\n");
            Thread.sleep(200);
            caller.say(body.substring(0, 20_000));
            Thread.sleep(200);
            caller.say(body.substring(20_000) + NEXT + NEXT);
            assertThat(caller.answer()).startsWith("HTTP/1.1 401").doesNotContain("Connection: close");
            assertThat(caller.answer()).startsWith("HTTP/1.1 404");
            assertThat(caller.answer()).startsWith("HTTP/1.1 404");
            caller.say(SETTLEMENT + "Content-Length: 60000\r\n\r\n" + body + NEXT);
            assertThat(caller.answer()).startsWith("HTTP/1.1 401");
            assertThat(caller.answer()).startsWith("HTTP/1.1 404");
            caller.say(SETTLEMENT + "Expect: 100-continue\r\nContent-Length: 60000\r\n\r\n");
            assertThat(caller.head()).startsWith("HTTP/1.1 100");
            caller.say(body);
            assertThat(caller.answer()).startsWith("HTTP/1.1 401");
            caller.say(NEXT);
            assertThat(caller.answer()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    @DisplayName("a client that asks for the connection's end gets it")
    void smallAndLast() throws Exception {
        try (Caller caller = Caller.from(CALLER, patient.port())) {
            caller.say(SETTLEMENT + "Connection: close\r\nContent-Length: 60000\r\n\r\n");
            caller.say("x".repeat(60_000) + NEXT);
            assertThat(caller.answer()).startsWith("HTTP/1.1 401").contains("Connection: close");
            assertThat(caller.untilTheEnd()).isEmpty();
        }
    }

    private static double cut() throws Exception {
        return sandbox.send(sandbox.to("/exploitation/metriques"))
                .body()
                .lines()
                .filter(line -> line.startsWith("assure_connexions_coupees_total{cause=\"corps\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
