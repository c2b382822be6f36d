package lu.lalux.assure.stub.token.person;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/**
 * Lets few passwords be hashed at once, since each takes a processor for a tenth of a second. Another one waits for its
 * turn, but not for long. Few may wait, since each holds a thread, and of one address very few, so that there is a
 * place for others.
 */
final class HashingTurns {

    private static final int PLACES = 32;
    private static final int PLACES_OF_ONE = 4;

    /**
     * For turns of this kind (known persons, or strangers): how many compete for a processor, so that the other kind is
     * soon served.
     */
    private final Semaphore hashing;

    private final Semaphore processors;
    private final Semaphore places = new Semaphore(PLACES);
    private final Map<ClientNetwork, Integer> clients = new ConcurrentHashMap<>();
    private final Duration patience;

    /**
     * @param processors how many turns there are at once, of this kind and of others; taken one by one, in the order of
     * asking
     */
    HashingTurns(HashingSettings settings, Semaphore processors) {
        this.hashing = new Semaphore(settings.atOnce(), true);
        this.processors = processors;
        this.patience = settings.maxWait();
    }

    /**
     * Waits, and then does it.
     *
     * @param client on whose behalf
     * @throws ProblemException 429 when this client has too many waiting already, 503 when all together have, or when
     *     the turn did not come in time
     */
    <T> T take(ClientNetwork client, Supplier<T> task) {
        if (clients.merge(client, 1, Integer::sum) > PLACES_OF_ONE) {
            leave(client);
            throw tooManyAtOnce();
        }
        try {
            return withPlace(task);
        } finally {
            leave(client);
        }
    }

    private <T> T withPlace(Supplier<T> task) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return inTurn(task);
        } finally {
            places.release();
        }
    }

    private <T> T inTurn(Supplier<T> task) {
        long begun = System.nanoTime();
        await(hashing, begun);
        try {
            await(processors, begun);
            try {
                return task.get();
            } finally {
                processors.release();
            }
        } finally {
            hashing.release();
        }
    }

    private void await(Semaphore turn, long begun) {
        try {
            if (!turn.tryAcquire(patience.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private void leave(ClientNetwork client) {
        clients.computeIfPresent(client, (same, count) -> count > 1 ? count - 1 : null);
    }

    /** By then, those who wait now have had their turn, or have gone. */
    private ProblemException busy() {
        return new ProblemException(Problem.unavailable(roundedUp()));
    }

    private ProblemException tooManyAtOnce() {
        long seconds = roundedUp().toSeconds();
        return new ProblemException(
                Problem.of(ProblemType.TROP_DE_REQUETES, Message.of("token.too-many-at-once", seconds))
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }

    private Duration roundedUp() {
        return Duration.ofSeconds(Math.max(1, patience.plusNanos(999_999_999).toSeconds()));
    }
}
