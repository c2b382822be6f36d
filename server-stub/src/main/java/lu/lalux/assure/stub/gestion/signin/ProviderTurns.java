package lu.lalux.assure.stub.gestion.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how strangers have the identity provider asked: each question holds a thread, and shows the provider this
 * server's secret. One client has few of the turns, so that others find one, and none for a while after too many codes
 * that the provider did not know.
 */
final class ProviderTurns {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderTurns.class);

    /** So many threads wait for the provider at once: if it is slow, the others go on serving the API. */
    private static final int MOST = 8;

    private static final int MOST_OF_ONE = 2;
    private static final int MOST_REFUSED = 20;
    private static final int COUNTED = 10_000;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final Semaphore turns = new Semaphore(MOST);
    private final Map<ClientNetwork, Integer> clients = new ConcurrentHashMap<>();
    private final Cache<ClientNetwork, Integer> refused =
            Caffeine.newBuilder().maximumSize(COUNTED).expireAfterWrite(PERIOD).build();
    private final Duration later;

    /** @param later what {@code Retry-After} says when there is no turn */
    ProviderTurns(Duration later) {
        this.later = later;
    }

    /** @throws ProblemException {@code service-indisponible} when there is no turn for this client */
    <T> T take(ClientNetwork client, Supplier<T> question) {
        if (clients.merge(client, 1, Integer::sum) > MOST_OF_ONE || !turns.tryAcquire()) {
            leave(client);
            throw new ProblemException(Problem.unavailable(later));
        }
        try {
            return question.get();
        } finally {
            turns.release();
            leave(client);
        }
    }

    private void leave(ClientNetwork client) {
        clients.computeIfPresent(client, (same, count) -> count > 1 ? count - 1 : null);
    }

    /** @throws ProblemException {@code trop-de-requetes} when too many of this client's codes were refused */
    void requireNoDelay(ClientNetwork client) {
        Integer count = refused.getIfPresent(client);
        if (count != null && count >= MOST_REFUSED) {
            throw Refused.tooMany(Message.of("token.too-many", PERIOD.toSeconds()), PERIOD);
        }
    }

    /** Counts a code that the provider did not know, or an answer of its that is not good. */
    void refused(ClientNetwork client) {
        if (refused.asMap().merge(client, 1, Integer::sum) == MOST_REFUSED) {
            LOG.warn(
                    "{} answers of the identity provider that {} brought were refused; the next are answered 429 for {}",
                    MOST_REFUSED,
                    client,
                    PERIOD);
        }
    }
}
