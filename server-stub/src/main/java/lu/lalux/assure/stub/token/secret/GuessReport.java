package lu.lalux.assure.stub.token.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.token.secret.Attempt.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes guessing visible: {@code assure.secrets.faux} counts the wrong secrets of each account, and the log has a line
 * when a limit is reached, for each account at most one in {@code assure.token.failures.period}. Neither shows a
 * secret. Nor do they show a name that is not registered: anybody can make one up, and it may be a password in the
 * wrong field.
 */
final class GuessReport {

    private static final Logger LOG = LoggerFactory.getLogger(GuessReport.class);

    private static final String UNKNOWN = "inconnu";
    private static final int LINES = 1_000;

    /** So many accounts have a count of their own; the metric keeps each for ever. */
    private static final int COUNTS = 1_000;

    private final MeterRegistry registry;
    private final Predicate<Account> registered;
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private final Cache<Object, Boolean> said;

    /**
     * @param registered whose names are shown
     * @param pause how long a second line about the same waits
     * @param elapsed nanoseconds that only go forward
     */
    GuessReport(MeterRegistry registry, Predicate<Account> registered, Duration pause, LongSupplier elapsed) {
        this.registry = registry;
        this.registered = registered;
        this.said = Caffeine.newBuilder()
                .maximumSize(LINES)
                .expireAfterWrite(pause)
                .ticker(elapsed::getAsLong)
                .build();
    }

    void wrong(Attempt attempt) {
        registry.counter("assure.secrets.faux", "compte", counted(shown(attempt)))
                .increment();
    }

    void accountLimit(Attempt attempt, int limit, Duration period) {
        String account = shown(attempt);
        if (isNew(account)) {
            LOG.warn(
                    "Wrong secrets for the account {} from {}: the limit of {} in {} is reached; the next are answered 429",
                    account,
                    attempt.client(),
                    limit,
                    period);
        }
    }

    void everywhereLimit(Attempt attempt, int limit, Duration period) {
        String account = shown(attempt);
        if (isNew(account)) {
            LOG.warn(
                    "Wrong secrets for the account {} from all addresses, the last from {}: the limit of {} in {} is reached; the"
                            + " next are answered 429 at addresses from which it was never right",
                    account,
                    attempt.client(),
                    limit,
                    period);
        }
    }

    void addressLimit(ClientNetwork client, int limit, Duration period) {
        if (isNew(client)) {
            LOG.warn(
                    "Wrong secrets from {}, whatever the account: the limit of {} in {} is reached; the next are answered 429",
                    client,
                    limit,
                    period);
        }
    }

    void forget() {
        said.invalidateAll();
    }

    private boolean isNew(Object subject) {
        return said.asMap().putIfAbsent(subject, true) == null;
    }

    private String shown(Attempt attempt) {
        return registered.test(attempt.account()) ? attempt.account().name() : UNKNOWN;
    }

    private String counted(String account) {
        return counted.size() < COUNTS && counted.add(account) || counted.contains(account) ? account : UNKNOWN;
    }
}
