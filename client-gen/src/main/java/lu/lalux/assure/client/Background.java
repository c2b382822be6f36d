package lu.lalux.assure.client;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a client's own, as {@link AssureClientAsync} says. */
final class Background {

    private static final int THREADS = 16;
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Background::thread,
            Background::overflow);

    Background() {
        threads.allowCoreThreadTimeOut(true);
    }

    <T> CompletableFuture<T> start(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            Future<?> work = threads.submit(() -> {
                try {
                    result.complete(call.call());
                } catch (Throwable thrown) {
                    result.completeExceptionally(thrown);
                }
            });
            result.whenComplete((value, thrown) -> {
                if (result.isCancelled()) {
                    work.cancel(true);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(Calls.closed());
        }
        return result;
    }

    /** What waits still gets its turn, finds the client closed and says so. */
    void close() {
        threads.shutdown();
    }

    private static void overflow(Runnable work, ThreadPoolExecutor threads) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException();
        }
        work.run();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "assure");
        thread.setDaemon(true);
        return thread;
    }
}
