package lu.lalux.assure.stub.journal.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.storage.Database;

/** What was sent, and how it was answered. */
public interface Journal extends AutoCloseable {

    /**
     * One that is kept.
     *
     * @param on whether anything is taken now
     * @param bodies whether bodies are kept
     * @param time the machine's
     */
    static Journal kept(
            Database database,
            Contract contract,
            BooleanSupplier on,
            boolean bodies,
            InstantSource time,
            MeterRegistry registry) {
        WrittenJournal journal = new WrittenJournal(database, contract, on, bodies, time, registry);
        journal.start();
        return journal;
    }

    /** None: what there is of an earlier one is removed. */
    static Journal none(Database database) {
        return new NoJournal(database);
    }

    /** Whether anything is taken now. */
    boolean isKept();

    /** Takes an exchange, without waiting. */
    void take(PassedExchange exchange);

    /** Counts a request that was not authenticated, without waiting. */
    void count(String account, String operation, int status);

    /**
     * The last ones that fit, the latest first; those that this instance has taken by now are among them, and another's
     * a second later, or five while it is under load.
     */
    List<KeptExchange> list(String account, ExchangeFilter filter, int number);

    /** How often requests named the account and were not authenticated, by hour, the latest first. */
    List<Unauthenticated.Count> unauthenticated(String account);

    /** Removes all of an account's. What another instance took in the last second may still come. */
    void empty(String account);

    @Override
    void close();
}
