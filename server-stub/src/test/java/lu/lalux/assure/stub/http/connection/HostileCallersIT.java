package lu.lalux.assure.stub.http.connection;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever callers do with their connections, others from other addresses are answered at once, and so are the probes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCallersIT {

    private static final String NEIGHBOUR = "127.0.0.2";
    private static final String PROXY = "127.0.3.1";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int ROUNDS = 3;

    private Sandbox unlimited;
    private Sandbox limited;

    @BeforeAll
    void start(@TempDir Path one, @TempDir Path another) {
        unlimited = Sandbox.start(one, "assure.network.connections-per-address=0");
        limited = Sandbox.start(another, "assure.network.trusted-proxies=" + PROXY);
    }

    @AfterAll
    void stop() {
        unlimited.close();
        limited.close();
    }

    enum Kind {
        SILENT("", ""),
        HEAD_BYTE_BY_BYTE("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "x"),
        EMPTY_LINES("\r\n", "\r\n"),
        UPLOAD_WITHOUT_TOKEN_NEVER_SENT(
                "PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7000000\r\n\r\n", ""),
        UPLOAD_WITHOUT_TOKEN_BYTE_BY_BYTE(
                "PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7000000\r\n\r\n", "x"),
        SMALL_WITHOUT_TOKEN_BYTE_BY_BYTE(
                "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n", "x"),
        CHUNKS_WITHOUT_TOKEN(
                "PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\nx\r\n"),
        FORM_BYTE_BY_BYTE(
                "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 60000\r\n\r\n",
                "x"),
        FORM_IN_CHUNKS(
                "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n",
                "1\r\nx\r\n"),
        SETTLEMENT_BYTE_BY_BYTE(
                "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n",
                " "),
        UPLOAD_BYTE_BY_BYTE(
                "PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 7000000\r\n\r\n{\"file\": \"",
                "A"),
        KEPT_ALIVE("GET /inconnu HTTP/1.1\r\nHost: localhost\r\n\r\n", ""),
        NEVER_READING("GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(5), "");

        private final String beginning;
        private final String drop;

        Kind(String beginning, String drop) {
            this.beginning = beginning;
            this.drop = drop;
        }

        String address() {
            return "127.0.1." + (ordinal() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("ninety of a kind, and no limit")
    void ninety(Kind kind) throws Exception {
        assertOthersAreAnswered(unlimited, 90, kind);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a thousand of a kind from one address, of which a hundred are let in")
    void thousand(Kind kind) throws Exception {
        assertThat(assertOthersAreAnswered(limited, 1_000, kind)).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORM_BYTE_BY_BYTE", "FORM_IN_CHUNKS", "SETTLEMENT_BYTE_BY_BYTE", "UPLOAD_BYTE_BY_BYTE"})
    @DisplayName("two hundred and forty of a kind from three addresses, more than there are threads")
    void threeAddresses(Kind kind) throws Exception {
        assertOthersAreAnswered(limited, 240, kind, "", "127.0.2.1", "127.0.2.2", "127.0.2.3");
    }

    @Test
    @DisplayName("two hundred and thirty small bodies of one address behind a proxy, of which a hundred are awaited")
    void behindAProxy() throws Exception {
        assertThat(assertOthersAreAnswered(
                        limited, 230, Kind.FORM_BYTE_BY_BYTE, "X-Forwarded-For: 203.0.113.7\r\n", PROXY))
                .isLessThanOrEqualTo(100);
    }

    private static int assertOthersAreAnswered(Sandbox sandbox, int count, Kind kind) throws Exception {
        return assertOthersAreAnswered(sandbox, count, kind, "", kind.address());
    }

    /**
     * @param header one more, of whoever speaks for others
     * @param addresses from which they come, each as many
     * @return how many the server has not closed
     */
    private static int assertOthersAreAnswered(
            Sandbox sandbox, int count, Kind kind, String header, String... addresses) throws Exception {
        String key = sandbox.upload(GARAGE, "/reparateur/upload");
        String token = bearer(sandbox);
        String beginning = kind.beginning.replace("TOKEN", token).replaceFirst("Host: localhost\r\n", "$0" + header);
        List<HostileCallers> hostile = new ArrayList<>();
        try {
            for (String address : addresses) {
                hostile.add(
                        HostileCallers.call(sandbox.port(), count / addresses.length, address, beginning, kind.drop));
            }
            Thread.sleep(200);
            long[] settled = new long[ROUNDS];
            long[] alive = new long[ROUNDS];
            long[] ready = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                settled[round] = time(sandbox, "202", settlement(token, kind + "-" + count + "-" + round, key));
                alive[round] = time(sandbox, "200", get("/exploitation/sante/liveness"));
                ready[round] = time(sandbox, "200", get("/exploitation/sante/readiness"));
            }
            int connected = 0;
            for (HostileCallers some : hostile) {
                connected += some.connected();
            }
            System.out.printf(
                    "%-34s %4d connections, %4d left: settlement %5d ms (at most %5d), liveness %5d, readiness %5d%n",
                    kind, count, connected, median(settled), settled[ROUNDS - 1], median(alive), median(ready));
            assertThat(median(settled)).as("settlement").isLessThan(SOON.toMillis());
            assertThat(median(alive)).as("liveness").isLessThan(SOON.toMillis());
            assertThat(median(ready)).as("readiness").isLessThan(SOON.toMillis());
            return connected;
        } finally {
            for (HostileCallers some : hostile) {
                some.close();
            }
        }
    }

    /** How long it takes to connect, ask and be answered, in milliseconds. */
    private static long time(Sandbox sandbox, String status, String request) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(NEIGHBOUR), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", sandbox.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static String settlement(String token, String reference, String key) {
        String body = repairerRequest(reference, key).toString();
        return "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private static String bearer(Sandbox sandbox) throws Exception {
        return sandbox.as(GARAGE, "/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow()
                .substring("Bearer ".length());
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
