package lu.lalux.assure.stub.storage.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lu.lalux.assure.stub.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection of the writer's, on which one thread makes batches of writes, a transaction each. */
final class WriterSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

    private static final int VALIDATION_SECONDS = 1;

    private final ConnectionSource source;
    private final Supplier<ProblemException> unavailable;
    private final Supplier<ProblemException> uncertain;
    private final AtomicInteger losses;
    private final Outage outage;
    private int knownLosses;
    private volatile Connection connection;
    private volatile JdbcOperations database;

    /**
     * @param unavailable what a write is answered for which there is no connection
     * @param uncertain what one is answered whose connection was lost: the commit may have been made
     * @param losses how many connections the writer has lost, in all of its sessions
     * @param outage that of all of its sessions
     */
    WriterSession(
            ConnectionSource source,
            Supplier<ProblemException> unavailable,
            Supplier<ProblemException> uncertain,
            AtomicInteger losses,
            Outage outage)
            throws SQLException {
        this.source = source;
        this.unavailable = unavailable;
        this.uncertain = uncertain;
        this.losses = losses;
        this.outage = outage;
        this.connection = opened();
        this.database = on(connection);
    }

    /**
     * Makes a batch in one transaction; if that fails, each by itself. Every write of it is then done, or has failed.
     */
    void commit(List<PendingWrite<?, ?>> batch) {
        commit(batch, false);
    }

    /** @param perhapsMade whether they were made once before, in a transaction whose outcome was lost */
    private void commit(List<PendingWrite<?, ?>> batch, boolean perhapsMade) {
        try {
            reconnect();
        } catch (SQLException gone) {
            outage.failed(gone);
            batch.forEach(write -> write.done().completeExceptionally((perhapsMade ? uncertain : unavailable).get()));
            return;
        }
        try {
            for (List<PendingWrite<?, ?>> kind : byKind(batch)) {
                make(kind);
            }
            connection.commit();
            batch.forEach(PendingWrite::committed);
            outage.succeeded();
        } catch (SQLException | RuntimeException | Error failed) {
            // Whatever it was, the writer goes on.
            rollback(failed);
            boolean lost = isLost();
            if (lost) {
                losses.incrementAndGet();
                outage.failed(failed);
            }
            if (batch.size() == 1) {
                batch.get(0).done().completeExceptionally(lost || perhapsMade ? uncertain.get() : failed);
            } else {
                batch.forEach(write -> commit(List.of(write), lost || perhapsMade));
            }
        }
    }

    private static Collection<List<PendingWrite<?, ?>>> byKind(List<PendingWrite<?, ?>> batch) {
        Map<Object, List<PendingWrite<?, ?>>> kinds = new LinkedHashMap<>();
        for (PendingWrite<?, ?> write : batch) {
            kinds.computeIfAbsent(write.kind(), kind -> new ArrayList<>()).add(write);
        }
        return kinds.values();
    }

    /** Writes of one kind have the same types. */
    @SuppressWarnings("unchecked")
    private <I, R> void make(List<PendingWrite<?, ?>> ofOneKind) {
        List<PendingWrite<I, R>> writes = (List<PendingWrite<I, R>>) (List<?>) ofOneKind;
        List<R> results = writes.get(0)
                .kind()
                .make(database, writes.stream().map(PendingWrite::item).toList());
        for (int i = 0; i < results.size(); i++) {
            writes.get(i).made(results.get(i));
        }
    }

    /**
     * Where it cannot, the writer takes a new connection. On a full disk SQLite has rolled back by itself, and then
     * refuses to do it again: why the transaction failed tells more than that.
     */
    private void rollback(Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            reason.addSuppressed(failed);
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

    /**
     * A database on another machine may restart; the writer then takes a new connection. Where one session has lost its
     * connection, the others' may be dead too, which they would find out by the next batch.
     */
    private void reconnect() throws SQLException {
        int lost = losses.get();
        boolean suspected = lost != knownLosses;
        knownLosses = lost;
        if (isLost() || suspected && !connection.isValid(VALIDATION_SECONDS)) {
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
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true)) {

            /** The driver's own statement is given its values: where one is kept, each call to it costs a reflection. */
            @Override
            protected PreparedStatementSetter newArgPreparedStatementSetter(@Nullable Object @Nullable [] values) {
                PreparedStatementSetter setter = super.newArgPreparedStatementSetter(values);
                return statement -> setter.setValues(statement.unwrap(PreparedStatement.class));
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
