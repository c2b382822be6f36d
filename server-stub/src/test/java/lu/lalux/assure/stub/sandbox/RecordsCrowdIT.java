package lu.lalux.assure.stub.sandbox;

import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.storage.ReadingTurns;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records while many ask for them at once. */
class RecordsCrowdIT {

    private static final int MAY_WAIT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    @DisplayName("while one reads, few of the same sender may wait; one more is told at once when to come again")
    void crowd() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        ReadingTurns turns = new ReadingTurns(PATIENCE);
        try (Sandbox sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean(
                        "patient", ReadingTurns.class, () -> turns, definition -> definition.setPrimary(true)))) {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch read = new CountDownLatch(1);
            Future<Boolean> reader = threads.submit(() -> turns.take("another", () -> {
                reading.countDown();
                return await(read);
            }));
            assertThat(await(reading)).isTrue();
            CompletionService<HttpResponse<String>> crowd = new ExecutorCompletionService<>(threads);
            for (int i = 0; i <= MAY_WAIT; i++) {
                crowd.submit(() -> sandbox.send(sandbox.to("/bac-a-sable/demandes")));
            }

            HttpResponse<String> refused = crowd.take().get();

            assertThat(reader.isDone()).as("one reads").isFalse();
            assertThat(problem(refused)).isEqualTo("503 service-indisponible");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
            read.countDown();
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < MAY_WAIT; i++) {
                others.add(crowd.take().get().statusCode());
            }
            assertThat(others).containsOnly(200);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
