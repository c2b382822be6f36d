package lu.lalux.assure.stub.gestion;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.support.Sandbox;

/**
 * A change of one's row that was made and is not committed yet: who reads sees what was before, and who writes waits,
 * on SQLite for the writer, on PostgreSQL for the row.
 */
final class HeldWrite implements AutoCloseable {

    /** In which a request has come to where it waits, after a password was hashed. */
    private static final Duration PAUSE = Duration.ofMillis(1_500);

    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch goes = new CountDownLatch(1);
    private final CompletableFuture<Boolean> written;

    private HeldWrite(Sandbox sandbox, String change, String whose) {
        written = CompletableFuture.supplyAsync(
                () -> sandbox.bean(DatabaseWriter.class).write(database -> {
                    database.sql(change).param(whose).update();
                    made.countDown();
                    return await(goes);
                }));
    }

    static HeldWrite of(Sandbox sandbox, String change, String whose) {
        HeldWrite held = new HeldWrite(sandbox, change, whose);
        await(held.made);
        return held;
    }

    /** A request that comes while it is held. */
    <T> CompletableFuture<T> meanwhile(Callable<T> request) throws InterruptedException {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return request.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        Thread.sleep(PAUSE.toMillis());
        return answer;
    }

    /** It is committed. */
    void go() {
        goes.countDown();
        written.join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        go();
    }
}
