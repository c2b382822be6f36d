package lu.lalux.assure.stub.gestion.change;

import java.util.function.Function;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the changes of whom the server knows, one after the other on all instances: the first thing each does is to take the
 * row that holds the version. So a change may look first and then write, and everybody notices it.
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
        T result = writer.write(transaction -> {
            transaction.sql("update registre set version = version + 1").update();
            return change.apply(transaction);
        });
        registry.fresh();
        return result;
    }
}
