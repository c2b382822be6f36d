package lu.lalux.assure.stub.storage.writer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one way to write. Requests hand in their write; a thread makes as many as are waiting in one transaction and
 * commits once for all of them, so that many requests share the cost of one write to the disk. A write that fails does
 * not harm those that shared its transaction: they are then made again, each in its own.
 */
public final class DatabaseWriter implements AutoCloseable {

    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    /** What a write needs that is not made together with others. */
    private static final Object ALONE = new Object();

    private final WaitingWrites waiting;
    private final WriterSettings settings;
    private final List<WriterSession> sessions = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param number of connections and threads: one for SQLite, which lets one write at a time; more where one batch
     *     can be made while another waits for the disk
     */
    DatabaseWriter(ConnectionSource source, WriterSettings settings, int number) throws SQLException {
        this.settings = settings;
        this.waiting = new WaitingWrites(settings.queue());
        AtomicInteger losses = new AtomicInteger();
        Outage outage = new Outage(System::nanoTime);
        for (int i = 0; i < number; i++) {
            WriterSession session = new WriterSession(source, this::unavailable, this::uncertain, losses, outage);
            Thread thread = new Thread(() -> run(session), "ecriture-" + (i + 1));
            thread.setDaemon(true);
            sessions.add(session);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Runs a write and returns its result when it is on disk.
     *
     * @param work what to do; it may be run more than once, and must not wait for anything
     * @throws ProblemException {@code service-indisponible} when too many writes wait; or, saying that this is
     *     uncertain, when the commit takes too long, or its outcome was lost with the connection
     * @throws RuntimeException what the write itself threw; nothing of it is stored
     */
    public <T> T write(Function<JdbcClient, T> work) {
        CompletableFuture<T> written =
                submit((database, alone) -> Collections.singletonList(work.apply(JdbcClient.create(database))), ALONE);
        try {
            return written.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw uncertain();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /**
     * Makes a write together with the others of its kind.
     *
     * @param kind what is made together: always the same object
     * @param item what this write needs
     * @return its result, when it is on disk; or what the write itself threw, in which case nothing was stored; or,
     *     when the commit takes too long, a {@code service-indisponible} which says that it is uncertain whether the
     *     commit still comes
     * @throws ProblemException {@code service-indisponible} when too many writes wait
     */
    public <I, R> CompletableFuture<R> submit(BatchWrite<I, R> kind, I item) {
        PendingWrite<I, R> write = new PendingWrite<>(kind, item);
        if (!waiting.offer(write)) {
            throw unavailable();
        }
        return write.done()
                .orTimeout(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw failure instanceof TimeoutException ? uncertain() : new CompletionException(failure);
                });
    }

    /** How many writes wait. */
    int waiting() {
        return waiting.size();
    }

    /** Finishes the writes that wait, then gives up the connections. */
    @Override
    public void close() throws SQLException {
        waiting.close();
        try {
            for (Thread thread : threads) {
                thread.join(SHUTDOWN.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        for (WriterSession session : sessions) {
            session.close();
        }
    }

    private void run(WriterSession session) {
        try {
            List<PendingWrite<?, ?>> batch = waiting.take(settings.batch());
            while (!batch.isEmpty()) {
                session.commit(batch);
                waiting.made(batch.size());
                batch = waiting.take(settings.batch());
            }
        } catch (InterruptedException stopped) {
            waiting.close();
        }
    }

    private ProblemException unavailable() {
        return new ProblemException(Problem.unavailable(settings.retryAfter()));
    }

    private ProblemException uncertain() {
        return new ProblemException(Problem.uncertain(settings.retryAfter()));
    }
}
