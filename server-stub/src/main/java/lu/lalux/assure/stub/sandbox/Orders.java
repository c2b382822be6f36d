package lu.lalux.assure.stub.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.clock.ClockOffset;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.document.scan.UploadIncident;
import lu.lalux.assure.stub.exchange.Accounts;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.token.access.WithdrawnTokens;
import lu.lalux.assure.stub.tolerance.StrictOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the sandbox was told to do, in the database: all instances do it, and nothing strikes more often than was
 * ordered. What an account has ordered holds for it alone, beside what was ordered for all: both clocks add up; an
 * incident is taken from the account's own order first; its own word on tolerated forms goes before the other.
 *
 * <p>An instance that is alone knows what it was told, and asks the database nothing. One of several believes what it
 * has read for {@link #LEASE}, so that a request costs no question, however many come; and whoever gives an order waits
 * that long for an answer. By then no instance believes anything older: the next request finds the order done, wherever
 * it goes. Only while something is about to strike each request asks the database, which decides who is struck.
 *
 * <p>The name of an application or a person says whose account an order is for; without a name it is for all.
 */
final class Orders implements UploadIncident, ClockOffset, StrictOrder, WithdrawnTokens {

    static final Duration LEASE = Duration.ofMillis(250);

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final Registry registry;
    private final Accounts accounts;
    private final MachineTime time;
    private final boolean shared;
    private final LastingFailure unreadable =
            new LastingFailure(LoggerFactory.getLogger(Orders.class), "The sandbox's orders cannot be read");
    private volatile @Nullable Belief belief;

    /** @param orders by account, that for all among them */
    private record Belief(Map<String, Ordered> orders, long readAt) {}

    Orders(
            JdbcClient reader,
            DatabaseWriter writer,
            Registry registry,
            Accounts accounts,
            MachineTime time,
            DatabaseSettings database) {
        this.registry = registry;
        this.reader = reader;
        this.writer = writer;
        this.accounts = accounts;
        this.time = time;
        this.shared = database.shared();
        if (!shared) {
            done(client -> {
                OrderTable.forgetAccounts(client);
                OrderTable.forgetOfAll(client);
                return true;
            });
        }
        read();
    }

    /** As it is now. */
    Ordered state(Optional<String> name) {
        return read().getOrDefault(key(name), Ordered.NOTHING);
    }

    /**
     * Moves the clock on, from where it is.
     *
     * @return whether it was moved: not past the greatest offset
     */
    boolean advance(Optional<String> name, Duration duration, Duration greatest) {
        long more = duration.toMillis();
        return order(name, "avance = avance + ? where avance + ? <= ?", more, more, greatest.toMillis()) == 1;
    }

    void strike(Optional<String> name, Incident incident, int number) {
        order(name, incident.column() + " = ? where true", number);
    }

    void refuseCalls(Optional<String> name, int status, int retryAfter, int number) {
        order(name, "statut = ?, reessayer = ?, appels = ? where true", status, retryAfter, number);
    }

    void slowAnswers(Optional<String> name, int delay, int number) {
        order(name, "delai = ?, lentes = ? where true", delay, number);
    }

    void strict(Optional<String> name, boolean strict) {
        order(name, "strict = ? where true", strict ? 1 : 0);
    }

    /** Each time another mark: what bears the last one is no better than what bears none. */
    void withdrawTokens(Optional<String> name) {
        order(name, "retrait = ? where true", UUID.randomUUID().toString());
    }

    void restoreTokens(Optional<String> name) {
        order(name, "retrait = null where true");
    }

    /**
     * Nothing is to happen any more; the clock is the machine's, and the setting says what becomes of tolerated forms.
     */
    void reset(Optional<String> name) {
        String account = key(name);
        order(client -> {
            if (account.equals(OrderTable.ALL)) {
                OrderTable.forgetOfAll(client);
            } else {
                OrderTable.forget(client, account);
            }
            return true;
        });
    }

    @Override
    public Duration ahead() {
        return ofAll(believed()).ahead();
    }

    @Override
    public Duration ahead(String name) {
        return own(believed(), name).ahead();
    }

    @Override
    public Optional<Boolean> strict() {
        return ofAll(believed()).strict();
    }

    @Override
    public Optional<Boolean> strict(String name) {
        Map<String, Ordered> orders = believed();
        return own(orders, name).strict().or(() -> ofAll(orders).strict());
    }

    @Override
    public Set<String> marks(String name) {
        Map<String, Ordered> orders = believed();
        Optional<String> all = ofAll(orders).withdrawal();
        Optional<String> own = own(orders, name).withdrawal();
        return all.isEmpty() && own.isEmpty()
                ? Set.of()
                : Stream.of(all, own).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<End> next(String name) {
        if (next(Incident.DEPOTS, Optional.of(name)).isPresent()) {
            return Optional.of(End.FAILED);
        }
        return next(Incident.VIRUS, Optional.of(name)).map(struck -> End.INFECTED);
    }

    /** Whether one of these incidents is about to happen to somebody. */
    boolean isAhead(Set<Incident> incidents, Optional<String> name) {
        Map<String, Ordered> orders = believed();
        return ofAll(orders).hasAnyOf(incidents)
                || name.isPresent() && own(orders, name.get()).hasAnyOf(incidents);
    }

    /** Has an incident happen, if it was ordered by the account or else for all; the order by which it does. */
    Optional<Ordered> next(Incident incident, Optional<String> name) {
        return name.flatMap(known -> nextOfOwn(incident, known)).or(() -> nextOfAll(incident));
    }

    /** The same, if it was ordered by the account. */
    Optional<Ordered> nextOfOwn(Incident incident, String name) {
        return own(believed(), name).left(incident) == 0
                ? Optional.empty()
                : done(client -> OrderTable.strike(client, accounts.of(name), incident));
    }

    /** The same, if it was ordered for all. */
    Optional<Ordered> nextOfAll(Incident incident) {
        return ofAll(believed()).left(incident) == 0
                ? Optional.empty()
                : done(client -> OrderTable.strike(client, OrderTable.ALL, incident));
    }

    /** Whose an order is: an account, or {@link OrderTable#ALL}. */
    String key(Optional<String> name) {
        return name.map(accounts::of).orElse(OrderTable.ALL);
    }

    private static Ordered ofAll(Map<String, Ordered> orders) {
        return orders.getOrDefault(OrderTable.ALL, Ordered.NOTHING);
    }

    /** Mostly no account has ordered anything: then nobody has to say which one it is. */
    private Ordered own(Map<String, Ordered> orders, String name) {
        if (orders.size() <= 1) {
            return Ordered.NOTHING;
        }
        Ordered own = orders.getOrDefault(accounts.of(name), Ordered.NOTHING);
        return own.givenAt().plus(OrderTable.KEPT).isAfter(time.instant()) ? own : Ordered.NOTHING;
    }

    private int order(Optional<String> name, String change, Object... values) {
        String account = key(name);
        return order(client -> OrderTable.order(client, account, time.instant(), change, values));
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

    /** Nothing where accounts have taken away the controls: what was ordered before must not go on for them. */
    private Map<String, Ordered> believed() {
        if (!registry.current().isSandbox()) {
            return Map.of();
        }
        Belief now = belief;
        return now != null && holds(now) ? now.orders() : renewed();
    }

    /** One asks, the others wait for the answer. As long as there is none, what was known last goes on. */
    private synchronized Map<String, Ordered> renewed() {
        Belief last = belief;
        if (last != null && holds(last)) {
            return last.orders();
        }
        try {
            return read();
        } catch (DataAccessException out) {
            if (last == null) {
                throw out;
            }
            unreadable.failed(out);
            belief = new Belief(last.orders(), System.nanoTime());
            return last.orders();
        }
    }

    private boolean holds(Belief known) {
        return !shared || System.nanoTime() - known.readAt() < LEASE.toNanos();
    }

    private synchronized Map<String, Ordered> read() {
        long before = System.nanoTime();
        Map<String, Ordered> orders = OrderTable.all(reader, time.instant());
        unreadable.succeeded();
        belief = new Belief(orders, before);
        return orders;
    }
}
