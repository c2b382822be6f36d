package lu.lalux.assure.stub.gestion.audit;

import java.util.function.Function;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.store.RegistryTable;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the changes of whom the server knows, one after the other on all instances: the first thing each does is to
 * take the row that holds the version. So a change may look first and then write, and everybody notices it.
 */
@Component
public final class Changes {

    private final DatabaseWriter writer;
    private final Registry registry;

    Changes(DatabaseWriter writer, Registry registry) {
        this.writer = writer;
        this.registry = registry;
    }

    /**
     * Makes one.
     *
     * @param change what to do; it may be run more than once. What it throws undoes it
     * @return its result, when it is on disk and this instance goes by it
     */
    public <T> T make(Function<JdbcClient, T> change) {
        Outcome<T> outcome = writer.write(transaction -> outcome(transaction, change));
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        registry.fresh();
        return outcome.result();
    }

    /**
     * One that is refused undoes what it did itself: the transaction is that of other writes too, which would all be
     * made again.
     */
    private static <T> Outcome<T> outcome(JdbcClient transaction, Function<JdbcClient, T> change) {
        transaction.sql("savepoint changement").update();
        try {
            RegistryTable.change(transaction);
            Outcome<T> made = new Outcome<>(change.apply(transaction), null);
            transaction.sql("release savepoint changement").update();
            return made;
        } catch (ProblemException refused) {
            transaction.sql("rollback to savepoint changement").update();
            transaction.sql("release savepoint changement").update();
            return new Outcome<>(null, refused);
        }
    }

    /** One of the two. */
    private record Outcome<T>(@Nullable T result, @Nullable ProblemException refusal) {}
}
