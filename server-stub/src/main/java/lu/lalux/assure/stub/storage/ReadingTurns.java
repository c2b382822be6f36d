package lu.lalux.assure.stub.storage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Lets those who ask for much (the journal, all records) do so one after the other, so that reading it takes one
 * connection and one processor at most. Few may wait, since each holds a thread, and of one account fewer, so that
 * there is a place for others.
 */
public final class ReadingTurns {

    private static final int PLACES = 32;
    private static final int PLACES_OF_ONE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Duration patience;
    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore places = new Semaphore(PLACES);
    private final Map<String, Integer> accounts = new ConcurrentHashMap<>();

    public ReadingTurns() {
        this(PATIENCE);
    }

    /**
     * Turns with another patience than a client's.
     *
     * @param patience for how long one waits
     */
    public ReadingTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits, and then does it.
     *
     * @param account who asks
     * @throws ProblemException 503 when too many are waiting already, when the turn did not come in time, or when the
     *     database is out
     */
    public <T> T take(String account, Supplier<T> task) {
        try {
            if (accounts.merge(account, 1, Integer::sum) > PLACES_OF_ONE || !places.tryAcquire()) {
                throw busy();
            }
            try {
                return inTurn(task);
            } finally {
                places.release();
            }
        } finally {
            accounts.computeIfPresent(account, (same, count) -> count > 1 ? count - 1 : null);
        }
    }

    private <T> T inTurn(Supplier<T> task) {
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return task.get();
        } catch (CannotCreateTransactionException out) {
            throw busy();
        } finally {
            turn.release();
        }
    }

    /** By then, those who wait now have had their turn, or have gone. */
    private ProblemException busy() {
        return new ProblemException(Problem.unavailable(patience));
    }
}
