package lu.lalux.assure.stub.stop;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.stub.support.HttpMessage;
import lu.lalux.assure.stub.support.KeptConnection;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.ReadinessProxy;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances behind a load balancer are stopped and started again, one after the other, while clients send; once in
 * the build, and as often as {@code -Drestarts=10} says.
 */
@OnPostgres
class RollingRestartIT {

    private static final int RESTARTS = Integer.getInteger("restarts", 1);
    private static final int CLIENTS = 8;

    /** With it eight clients send some 140 requests a second, and leave the processors to what starts and stops. */
    private static final int PAUSE_MILLIS = 25;

    /** Longer than a busy machine may let the load balancer wait for its next look. */
    private static final List<String> SETTINGS = List.of("assure.stop.notice=8s");

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<String> cut = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("no request of any client is cut or refused in a rolling restart")
    void rolling() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicBoolean over = new AtomicBoolean();
        List<StubProcess> stubs = new ArrayList<>();
        try (ReadinessProxy proxy = new ReadinessProxy()) {
            for (int i = 0; i < 2; i++) {
                stubs.add(started(proxy));
            }
            String token = stubs.get(0).token(GARAGE);
            String key = json(stubs.get(0).put(GARAGE, "/reparateur/upload", file("a.pdf", new byte[10])))
                    .required("key")
                    .asString();
            List<Future<?>> sending = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "F-" + client + '-';
                sending.add(clients.submit(() -> send(proxy, token, key, name, over)));
            }
            for (int restart = 0; restart < RESTARTS; restart++) {
                for (int i = 0; i < 2; i++) {
                    stubs.get(i).stop();
                    stubs.get(i).awaitEnd();
                    stubs.set(i, started(proxy));
                }
            }
            over.set(true);
            for (Future<?> client : sending) {
                client.get();
            }
        } finally {
            over.set(true);
            clients.shutdownNow();
            stubs.forEach(StubProcess::close);
        }
        Files.writeString(
                Path.of("target", "rolling-restarts.txt"),
                "%d rolling restarts, %d requests, %d cut%n".formatted(RESTARTS, requests.get(), cut.size()));
        assertThat(cut).isEmpty();
        assertThat(requests).hasValueGreaterThan(100 * RESTARTS);
    }

    private StubProcess started(ReadinessProxy proxy) throws Exception {
        StubProcess stub = StubProcess.start(folder, "256m", SETTINGS);
        proxy.add(stub.port());
        return stub;
    }

    private void send(ReadinessProxy proxy, String token, String key, String name, AtomicBoolean over) {
        try (KeptConnection connection = new KeptConnection(proxy.port())) {
            for (int i = 0; !over.get(); i++) {
                boolean upload = i % 10 == 0;
                HttpMessage answer = upload
                        ? connection.put(token, "/reparateur/upload", file("b.pdf", new byte[50_000]))
                        : connection.put(
                                token,
                                "/reparateur",
                                repairerRequest(name + i, key).toString());
                requests.incrementAndGet();
                if (answer.status() != (upload ? 200 : 202)) {
                    cut.add(answer.head());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException failed) {
            cut.add(failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
