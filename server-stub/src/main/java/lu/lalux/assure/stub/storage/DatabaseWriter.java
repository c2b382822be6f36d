package lu.lalux.assure.stub.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one writer. Requests hand in their write and wait; one thread runs as many as are waiting in one transaction and
 * commits once for all of them, so that many requests share the cost of one write to the disk. A write that fails does
 * not harm those that shared its transaction: they are then run again, each in its own.
 */
public final class DatabaseWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWriter.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    /** What a write needs that is not made together with others. */
    private static final Object ALONE = new Object();

    private final BlockingQueue<Write<?, ?>> waiting;
    private final WriterSettings settings;
    private final ConnectionSource source;
    private final Thread thread;
    private volatile Connection connection;
    private volatile JdbcOperations database;
    private volatile boolean closing;

    DatabaseWriter(ConnectionSource source, WriterSettings settings) throws SQLException {
        this.settings = settings;
        this.source = source;
        this.connection = opened();
        this.database = on(connection);
        this.waiting = new ArrayBlockingQueue<>(settings.file());
        this.thread = new Thread(this::run, "ecriture");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * Runs a write and returns its result when it is on disk.
     *
     * @param work what to do; it may be run more than once, and must not wait for anything
     * @throws ProblemException {@code service-indisponible} when too many writes wait, or the commit takes too long
     * @throws RuntimeException what the write itself threw; nothing of it is stored
     */
    public <T> T write(Function<JdbcClient, T> work) {
        return write((database, alone) -> Collections.singletonList(work.apply(JdbcClient.create(database))), ALONE);
    }

    /**
     * Makes a write together with the others of its kind, and returns its result when it is on disk.
     *
     * @param kind what is made together: always the same object
     * @param item what this write needs
     * @throws ProblemException {@code service-indisponible} when too many writes wait, or the commit takes too long
     * @throws RuntimeException what the write itself threw; nothing of it is stored
     */
    public <I, R> R write(BatchWrite<I, R> kind, I item) {
        Write<I, R> write = new Write<>(kind, item, new CompletableFuture<>());
        if (closing || !waiting.offer(write)) {
            throw unavailable();
        }
        try {
            return write.done().get(settings.attente().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            write.done().cancel(false);
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** How many writes wait. */
    int waiting() {
        return waiting.size();
    }

    /** Finishes the writes that wait, then gives up the connection. */
    @Override
    public void close() throws SQLException {
        closing = true;
        try {
            thread.join(SHUTDOWN.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void run() {
        List<Write<?, ?>> lot = new ArrayList<>(settings.lot());
        while (!closing || !waiting.isEmpty()) {
            Write<?, ?> first = next();
            if (first != null) {
                lot.add(first);
                waiting.drainTo(lot, settings.lot() - 1);
                lot.removeIf(write -> write.done().isDone());
                commit(lot);
                lot.clear();
            }
        }
    }

    private @Nullable Write<?, ?> next() {
        try {
            return waiting.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            closing = true;
            return null;
        }
    }

    private void commit(List<Write<?, ?>> lot) {
        try {
            reconnect();
        } catch (SQLException gone) {
            LOG.error("The database is out of reach: {}", gone.getMessage());
            lot.forEach(write -> write.done().completeExceptionally(unavailable()));
            return;
        }
        try {
            for (List<Write<?, ?>> kind : byKind(lot)) {
                make(kind);
            }
            connection.commit();
            lot.forEach(Write::committed);
        } catch (SQLException | RuntimeException | Error failed) {
            // Whatever it was, the one writer goes on.
            rollback();
            if (lot.size() == 1) {
                lot.get(0).done().completeExceptionally(isLost() ? unavailable() : failed);
            } else {
                lot.forEach(write -> commit(List.of(write)));
            }
        }
    }

    private static Collection<List<Write<?, ?>>> byKind(List<Write<?, ?>> lot) {
        Map<Object, List<Write<?, ?>>> kinds = new LinkedHashMap<>();
        for (Write<?, ?> write : lot) {
            kinds.computeIfAbsent(write.kind(), kind -> new ArrayList<>()).add(write);
        }
        return kinds.values();
    }

    /** Writes of one kind have the same types. */
    @SuppressWarnings("unchecked")
    private <I, R> void make(List<Write<?, ?>> ofOneKind) {
        List<Write<I, R>> writes = (List<Write<I, R>>) (List<?>) ofOneKind;
        List<R> results = writes.get(0)
                .kind()
                .make(database, writes.stream().map(Write::item).toList());
        for (int i = 0; i < results.size(); i++) {
            writes.get(i).made(results.get(i));
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            LOG.error("A transaction could not be rolled back; the writer takes a new connection", failed);
            abandon();
        }
    }

    private void abandon() {
        try {
            connection.close();
        } catch (SQLException gone) {
            LOG.warn("The lost connection could not be closed: {}", gone.getMessage());
        }
    }

    /** A database on another machine may restart; the writer then takes a new connection. */
    private void reconnect() throws SQLException {
        if (isLost()) {
            connection.close();
            connection = opened();
            database = on(connection);
        }
    }

    private boolean isLost() {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }

    private Connection opened() throws SQLException {
        Connection fresh = source.open();
        fresh.setAutoCommit(false);
        return fresh;
    }

    private static JdbcOperations on(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private ProblemException unavailable() {
        return new ProblemException(Problem.unavailable(settings.reessayer()));
    }

    /** A write that waits. */
    private static final class Write<I, R> {

        private final BatchWrite<I, R> kind;
        private final I item;
        private final CompletableFuture<R> done;
        private @Nullable R result;

        Write(BatchWrite<I, R> kind, I item, CompletableFuture<R> done) {
            this.kind = kind;
            this.item = item;
            this.done = done;
        }

        BatchWrite<I, R> kind() {
            return kind;
        }

        I item() {
            return item;
        }

        CompletableFuture<R> done() {
            return done;
        }

        void made(R made) {
            result = made;
        }

        void committed() {
            done.complete(result);
        }
    }
}
