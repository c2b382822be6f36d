package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One address has so many connections and no more, unless it is a trusted proxy's. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionsPerAddressIT {

    private static final String REQUEST = "GET /inconnu HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String ONE = "127.0.0.5";
    private static final String ANOTHER = "127.0.0.6";
    private static final String PROXY = "127.0.0.7";

    @Test
    @DisplayName(
            "one more is closed, said once, and counted; others are not concerned, and room that is left is given again")
    void limit(@TempDir Path folder, CapturedOutput log) throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                        folder,
                        "assure.network.connections-per-address=2",
                        "assure.network.trusted-proxies=" + PROXY,
                        "logging.level.root=info");
                Caller first = Caller.from(ONE, sandbox.port());
                Caller other = Caller.from(ANOTHER, sandbox.port())) {
            try (Caller second = Caller.from(ONE, sandbox.port())) {
                assertAnswered(first);
                assertAnswered(second);
                for (int attempt = 0; attempt < 5; attempt++) {
                    assertRefused(sandbox);
                }
                assertAnswered(second);
                assertAnswered(other);
            }
            awaitRoom(sandbox);
            assertThat(log.getOut().lines().filter(line -> line.contains(ONE + " has 2 connections")))
                    .hasSize(1);
            assertThat(cut(sandbox)).isGreaterThanOrEqualTo(5);

            Caller[] proxied = new Caller[5];
            for (int i = 0; i < proxied.length; i++) {
                proxied[i] = Caller.from(PROXY, sandbox.port());
            }
            for (Caller caller : proxied) {
                assertAnswered(caller);
                caller.close();
            }
        }
    }

    private static void assertAnswered(Caller caller) throws Exception {
        caller.say(REQUEST);
        assertThat(caller.answer()).startsWith("HTTP/1.1 404");
    }

    private static void assertRefused(Sandbox sandbox) throws Exception {
        long begun = System.nanoTime();
        try (Caller caller = Caller.from(ONE, sandbox.port())) {
            assertThat(caller.untilTheEnd()).isEmpty();
        }
        // One that is let in, and says nothing, may stay for 20 seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    private static void awaitRoom(Sandbox sandbox) throws Exception {
        String answer = "";
        for (int attempt = 0; attempt < 500 && answer.isEmpty(); attempt++) {
            try (Caller caller = Caller.from(ONE, sandbox.port())) {
                caller.say(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                answer = caller.untilTheEnd();
            } catch (IOException refused) {
                Thread.sleep(20);
            }
        }
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    private static double cut(Sandbox sandbox) throws Exception {
        return sandbox.send(sandbox.to("/exploitation/metriques"))
                .body()
                .lines()
                .filter(line -> line.startsWith("assure_connexions_coupees_total{cause=\"adresse\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
