package lu.lalux.assure.stub.storage.writer;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A kind of write of which those that wait are made together: one statement for many rows costs the database little
 * more than for one row.
 *
 * @param <I> what one write needs
 * @param <R> what it results in
 */
public interface BatchWrite<I, R> {

    /**
     * Makes them, in the writer's transaction. May be called more than once for a write, and must not wait for
     * anything. What it throws fails them all; each is then made again by itself.
     *
     * @return their results, in the order of the writes
     */
    List<R> make(JdbcOperations database, List<I> writes);
}
