package lu.lalux.assure.stub.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.stub.clock.ClockOffset;
import lu.lalux.assure.stub.document.scan.UploadIncident;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.tolerance.StrictOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the sandbox was told to do, in the database: all instances do it, and nothing strikes more often than was ordered.
 *
 * <p>An instance that is alone knows what it was told, and asks the database nothing. One of several believes what it has
 * read for {@link #LEASE}, so that a request costs no question, however many come; and whoever gives an order waits that
 * long for an answer. By then no instance believes anything older: the next request finds the order done, wherever it goes.
 * Only while something is about to strike each request asks the database, which decides who is struck.
 */
final class Orders implements UploadIncident, ClockOffset, StrictOrder {

    static final Duration LEASE = Duration.ofMillis(250);

    private static final String ALL = "avance, depots, statut, reessayer, appels, strict";

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final boolean shared;
    private final LastingFailure unreadable =
            new LastingFailure(LoggerFactory.getLogger(Orders.class), "The sandbox's orders cannot be read");
    private volatile @Nullable Belief belief;

    /**
     * What is to happen.
     *
     * @param ahead how far the clock is ahead
     * @param uploads how many uploads are still to fail
     * @param calls how calls are refused, and how many still are
     * @param strict whether tolerated forms are refused; nothing as long as the setting holds
     */
    record State(Duration ahead, int uploads, Refusal calls, Optional<Boolean> strict) {}

    /**
     * Calls that are refused whatever they ask for.
     *
     * @param statut {@code 429} or {@code 503}
     * @param reessayer the seconds of {@code Retry-After}
     * @param nombre how many of them are still to come
     */
    record Refusal(int statut, int reessayer, int nombre) {}

    private record Belief(State state, long readAt) {}

    Orders(JdbcClient reader, DatabaseWriter writer, DatabaseSettings database) {
        this.reader = reader;
        this.writer = writer;
        this.shared = database.shared();
        if (!shared) {
            reset();
        }
        read();
    }

    /** As it is now. */
    State state() {
        return read();
    }

    /**
     * Moves the clock on, from where it is.
     *
     * @return whether it was moved: not past the greatest offset
     */
    boolean advance(Duration duration, Duration greatest) {
        return order(client -> client.sql("update bac_a_sable set avance = avance + ? where avance + ? <= ?")
                        .params(duration.toMillis(), duration.toMillis(), greatest.toMillis())
                        .update())
                == 1;
    }

    void orderUploads(int number) {
        order(client ->
                client.sql("update bac_a_sable set depots = ?").param(number).update());
    }

    void orderCalls(Refusal refusal) {
        order(client -> client.sql("update bac_a_sable set statut = ?, reessayer = ?, appels = ?")
                .params(refusal.statut(), refusal.reessayer(), refusal.nombre())
                .update());
    }

    void orderStrict(boolean strict) {
        order(client -> client.sql("update bac_a_sable set strict = ?")
                .param(strict ? 1 : 0)
                .update());
    }

    /** Nothing is to happen any more; the clock is the machine's, and the setting says what becomes of tolerated forms. */
    void reset() {
        order(client -> client.sql("update bac_a_sable set avance = 0, depots = 0, appels = 0, strict = null")
                .update());
    }

    @Override
    public Duration ahead() {
        return believed().ahead();
    }

    @Override
    public Optional<Boolean> strict() {
        return believed().strict();
    }

    @Override
    public boolean strikes() {
        return believed().uploads() > 0
                && done(client -> client.sql("update bac_a_sable set depots = depots - 1 where depots > 0")
                                .update())
                        == 1;
    }

    /** The refusal of this call, if it is to be refused. */
    Optional<Refusal> nextCall() {
        if (believed().calls().nombre() == 0) {
            return Optional.empty();
        }
        return done(client -> client.sql("update bac_a_sable set appels = appels - 1 where appels > 0"
                        + " returning statut, reessayer, appels")
                .query((row, number) -> new Refusal(row.getInt(1), row.getInt(2), row.getInt(3)))
                .optional());
    }

    private <T> T order(Function<JdbcClient, T> order) {
        T result = done(order);
        if (shared) {
            awaitAll();
        }
        return result;
    }

    private <T> T done(Function<JdbcClient, T> change) {
        T result = writer.write(change);
        forget();
        return result;
    }

    /** After a reading that may have come too early has ended. */
    private synchronized void forget() {
        belief = null;
    }

    private static void awaitAll() {
        try {
            Thread.sleep(LEASE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private State believed() {
        Belief now = belief;
        return now != null && holds(now) ? now.state() : renewed();
    }

    /** One asks, the others wait for the answer. As long as there is none, what was known last goes on. */
    private synchronized State renewed() {
        Belief last = belief;
        if (last != null && holds(last)) {
            return last.state();
        }
        try {
            return read();
        } catch (DataAccessException out) {
            if (last == null) {
                throw out;
            }
            unreadable.failed(out);
            belief = new Belief(last.state(), System.nanoTime());
            return last.state();
        }
    }

    private boolean holds(Belief known) {
        return !shared || System.nanoTime() - known.readAt() < LEASE.toNanos();
    }

    private synchronized State read() {
        long before = System.nanoTime();
        State state = reader.sql("select " + ALL + " from bac_a_sable")
                .query((row, number) -> new State(
                        Duration.ofMillis(row.getLong(1)),
                        row.getInt(2),
                        new Refusal(row.getInt(3), row.getInt(4), row.getInt(5)),
                        strict(row.getInt(6), row.wasNull())))
                .single();
        unreadable.succeeded();
        belief = new Belief(state, before);
        return state;
    }

    private static Optional<Boolean> strict(int value, boolean untold) {
        return untold ? Optional.empty() : Optional.of(value != 0);
    }
}
