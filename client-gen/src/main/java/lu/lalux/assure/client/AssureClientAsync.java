package lu.lalux.assure.client;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The calls of an {@link AssureClient} that do not make the caller wait: 16 at a time, with 1 000 more waiting. Whoever asks
 * for still more sends it on its own thread, and so is slowed down to the server's pace instead of filling the memory.
 *
 * <p>What the twin throws ends the future. A future that is cancelled gives up its request: it is not begun, or its
 * connection is cut. Whether the server had it by then, nobody knows; a settlement request can be sent again.
 */
public final class AssureClientAsync {

    private static final int THREADS = 16;
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 10;

    private final AssureClient client;
    private final ThreadPoolExecutor threads;

    AssureClientAsync(AssureClient client) {
        this.client = client;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                AssureClientAsync::thread,
                AssureClientAsync::overflow);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * See {@link AssureClient#deposerReparateur(Path)}.
     *
     * @param fichier the file
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerReparateur(Path fichier) {
        return start(() -> client.deposerReparateur(fichier));
    }

    /**
     * See {@link AssureClient#deposerReparateur(Path, Progression)}.
     *
     * @param fichier the file
     * @param progression told how far it has got
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerReparateur(Path fichier, Progression progression) {
        return start(() -> client.deposerReparateur(fichier, progression));
    }

    /**
     * See {@link AssureClient#deposerReparateur(String, byte[])}.
     *
     * @param nom the file's name
     * @param contenu its content, not to be changed before the future ends
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerReparateur(String nom, byte[] contenu) {
        return start(() -> client.deposerReparateur(nom, contenu));
    }

    /**
     * See {@link AssureClient#deposerReparateur(String, InputStream)}.
     *
     * @param nom the file's name
     * @param contenu its content, read on another thread; not to be closed before the future ends
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerReparateur(String nom, InputStream contenu) {
        return start(() -> client.deposerReparateur(nom, contenu));
    }

    /**
     * See {@link AssureClient#deposerExpert(Path)}.
     *
     * @param fichier the file
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerExpert(Path fichier) {
        return start(() -> client.deposerExpert(fichier));
    }

    /**
     * See {@link AssureClient#deposerExpert(Path, Progression)}.
     *
     * @param fichier the file
     * @param progression told how far it has got
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerExpert(Path fichier, Progression progression) {
        return start(() -> client.deposerExpert(fichier, progression));
    }

    /**
     * See {@link AssureClient#deposerExpert(String, byte[])}.
     *
     * @param nom the file's name
     * @param contenu its content, not to be changed before the future ends
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerExpert(String nom, byte[] contenu) {
        return start(() -> client.deposerExpert(nom, contenu));
    }

    /**
     * See {@link AssureClient#deposerExpert(String, InputStream)}.
     *
     * @param nom the file's name
     * @param contenu its content, read on another thread; not to be closed before the future ends
     * @return its verdict to come
     */
    public CompletableFuture<Depot> deposerExpert(String nom, InputStream contenu) {
        return start(() -> client.deposerExpert(nom, contenu));
    }

    /**
     * See {@link AssureClient#demander(Reglement)}.
     *
     * @param reglement the request
     * @return ends when it is recorded
     */
    public CompletableFuture<Void> demander(Reglement reglement) {
        return start(() -> {
            client.demander(reglement);
            return null;
        });
    }

    /**
     * See {@link AssureClient#deposerEtDemander(ReglementReparateur.Builder, Path)}.
     *
     * @param reglement with everything but the key; not to be touched before the future ends
     * @param facture the bill
     * @return the verdict to come
     */
    public CompletableFuture<Depot> deposerEtDemander(ReglementReparateur.Builder reglement, Path facture) {
        return start(() -> client.deposerEtDemander(reglement, facture));
    }

    /**
     * See {@link AssureClient#deposerEtDemander(ReglementExpert.Builder, Path, Path)}.
     *
     * @param reglement with everything but the two keys; not to be touched before the future ends
     * @param honoraires the fee note
     * @param expertise the report
     * @return the verdict to come
     */
    public CompletableFuture<Depot> deposerEtDemander(
            ReglementExpert.Builder reglement, Path honoraires, Path expertise) {
        return start(() -> client.deposerEtDemander(reglement, honoraires, expertise));
    }

    /**
     * See {@link AssureClient#jetonReparateur()}.
     *
     * @return the token to come
     */
    public CompletableFuture<String> jetonReparateur() {
        return start(client::jetonReparateur);
    }

    /**
     * See {@link AssureClient#jetonExpert()}.
     *
     * @return the token to come
     */
    public CompletableFuture<String> jetonExpert() {
        return start(client::jetonExpert);
    }

    /** What waits still gets its turn, finds the client closed and says so. */
    void close() {
        threads.shutdown();
    }

    private <T> CompletableFuture<T> start(Callable<T> call) {
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
            result.completeExceptionally(AssureClient.closed());
        }
        return result;
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
