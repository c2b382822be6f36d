package lu.lalux.assure.stub.stop;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.stub.support.HttpMessage;
import lu.lalux.assure.stub.support.KeptConnection;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncedStopIT {

    private static final int KEPT = 48;
    private static final int COMING = 8;
    private static final String READINESS = "/exploitation/sante/readiness";

    @TempDir
    Path folder;

    @Test
    @DisplayName("told to stop: not ready at once, all is still served, each kept connection is told, none is cut")
    void keptConnections() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(KEPT);
        try (StubProcess stub = StubProcess.start(folder, "256m", List.of("assure.stop.notice=10s"))) {
            String token = stub.token(GARAGE);
            String key = json(stub.put(GARAGE, "/reparateur/upload", file("a.pdf", new byte[10])))
                    .required("key")
                    .asString();
            CountDownLatch served = new CountDownLatch(KEPT);
            List<Future<HttpMessage>> last = new ArrayList<>();
            for (int caller = 0; caller < KEPT; caller++) {
                String reference = "F-" + caller + '-';
                last.add(callers.submit(() -> {
                    try (KeptConnection connection = new KeptConnection(stub.port())) {
                        HttpMessage answer = null;
                        for (int i = 0; answer == null || !answer.closes(); i++) {
                            answer = connection.put(
                                    token,
                                    "/reparateur",
                                    repairerRequest(reference + i, key).toString());
                            served.countDown();
                            Thread.sleep(20);
                        }
                        return answer;
                    }
                }));
            }
            assertThat(served.await(1, TimeUnit.MINUTES)).isTrue();

            stub.stop();

            while (!stub.output().contains("shutdown") && !stub.output().contains("The stop is announced")) {
                Thread.sleep(20);
            }
            try (KeptConnection probe = new KeptConnection(stub.port());
                    KeptConnection another = new KeptConnection(stub.port())) {
                HttpMessage readiness = probe.get(READINESS);
                assertThat(readiness.status()).isEqualTo(503);
                assertThat(new String(readiness.body(), StandardCharsets.UTF_8)).contains("OUT_OF_SERVICE");
                HttpMessage answer = another.put(
                        token, "/reparateur", repairerRequest("F-neuf", key).toString());
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.closes()).isTrue();
            }
            for (Future<HttpMessage> answer : last) {
                assertThat(answer.get().status()).isEqualTo(202);
            }
            AtomicInteger reset = new AtomicInteger();
            List<Future<Integer>> coming = new ArrayList<>();
            for (int caller = 0; caller < COMING; caller++) {
                coming.add(callers.submit(() -> servedUntilRefused(stub.port(), reset)));
            }
            for (Future<Integer> answered : coming) {
                assertThat(answered.get()).as("new connections").isPositive();
            }
            assertThat(reset).as("connections that the system reset").hasValueLessThanOrEqualTo(COMING / 2);
            stub.awaitEnd();
            assertThat(folder.resolve("tmp"))
                    .as("the folder for its temporary files")
                    .isEmptyDirectory();
        } finally {
            callers.shutdownNow();
        }
    }

    /**
     * Connects again and again until nobody can; whoever could is answered. But for one moment: whom the system lets in
     * after the server has taken all that waited, and before its socket is closed, the system itself resets. No program
     * can prevent that; it is the last connection that anybody gets.
     */
    private static int servedUntilRefused(int port, AtomicInteger reset) throws Exception {
        for (int served = 0; ; served++) {
            KeptConnection connection;
            try {
                connection = new KeptConnection(port);
            } catch (ConnectException ended) {
                return served;
            }
            try (connection) {
                connection.get(READINESS);
            } catch (SocketException cut) {
                reset.incrementAndGet();
                assertThatThrownBy(() -> new KeptConnection(port))
                        .as("a connection after one that was reset")
                        .isInstanceOf(ConnectException.class);
                return served;
            }
        }
    }
}
