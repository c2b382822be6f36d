package lu.lalux.assure.stub.token.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import lu.lalux.assure.stub.exchange.CountedFailures;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import lu.lalux.assure.stub.token.secret.Attempt.Account;
import lu.lalux.assure.stub.token.secret.Attempt.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong secrets, and says how long to wait when there were too many. There are three counts: for one account
 * from one address; from one address in all; and, over a longer time, for one account from all addresses together. The
 * third does not hold at an address from which the account was right before. Right secrets are never counted. Each
 * instance counts for itself.
 *
 * <p>All of this takes bounded memory. Whoever makes up names and addresses still pushes no registered account out:
 * those have counts of their own, and each remembers its own addresses.
 *
 * <p>The wait is measured in elapsed time, as {@code Retry-After} is (RFC 9110 section 10.2.3: seconds from the
 * answer): moving the sandbox's clock neither ends it nor makes it longer.
 */
public final class FailureThrottle implements CountedFailures {

    private static final int COUNTED = 10_000;

    private static final int REMEMBERED = 100;
    private static final Duration REMEMBERED_FOR = Duration.ofDays(30);

    private final TokenProperties.Failures limits;
    private final Predicate<Account> registered;
    private final LongSupplier elapsed;
    private final TimeMeter meter;
    private final GuessReport report;
    private final Cache<Attempt, Bucket> accounts;
    private final Cache<Source, Bucket> addresses;
    private final Cache<Account, Bucket> unknownEverywhere;
    private final Cache<Account, Bucket> registeredEverywhere;
    private final Map<Account, Cache<ClientNetwork, Boolean>> right = new ConcurrentHashMap<>();

    /**
     * @param registered whose counts are kept apart from those of made-up names
     * @param elapsed nanoseconds that only go forward
     * @param report where wrong secrets are seen
     */
    FailureThrottle(
            TokenProperties.Failures limits, Predicate<Account> registered, LongSupplier elapsed, GuessReport report) {
        this.limits = limits;
        this.registered = registered;
        this.elapsed = elapsed;
        this.meter = new ElapsedMeter(elapsed);
        this.report = report;
        this.accounts = table(COUNTED, limits.period());
        this.addresses = table(COUNTED, limits.period());
        this.unknownEverywhere = table(COUNTED, limits.everywherePeriod());
        this.registeredEverywhere = table(COUNTED, limits.everywherePeriod());
    }

    /** @throws TooManyFailuresException when this account must wait at this address */
    public void requireNoDelay(Attempt attempt) {
        long nanos = Math.max(
                nanosToWait(accounts.getIfPresent(attempt)), nanosToWait(addresses.getIfPresent(Source.of(attempt))));
        if (!wasRightBefore(attempt)) {
            nanos = Math.max(nanos, nanosToWaitEverywhere(attempt.account()));
        }
        if (nanos > 0) {
            throw new TooManyFailuresException(Duration.ofNanos(nanos));
        }
    }

    /**
     * Counts a wrong secret.
     *
     * @throws TooManyFailuresException instead, when there were too many before
     */
    public void wrong(Attempt attempt) {
        report.wrong(attempt);
        requireNoDelay(attempt);
        count(
                accounts.get(attempt, a -> full(limits.perAccount(), limits.period())),
                () -> report.accountLimit(attempt, limits.perAccount(), limits.period()));
        count(
                addresses.get(Source.of(attempt), a -> full(limits.perAddress(), limits.period())),
                () -> report.addressLimit(attempt.client(), limits.perAddress(), limits.period()));
        count(
                everywhere(attempt.account()),
                () -> report.everywhereLimit(attempt, limits.everywhere(), limits.everywherePeriod()));
    }

    /** Remembers where a right secret came from. */
    public void right(Attempt attempt) {
        right.computeIfAbsent(attempt.account(), account -> table(REMEMBERED, REMEMBERED_FOR))
                .put(attempt.client(), true);
    }

    @Override
    public void forget() {
        accounts.invalidateAll();
        addresses.invalidateAll();
        unknownEverywhere.invalidateAll();
        registeredEverywhere.invalidateAll();
        right.clear();
        report.forget();
    }

    /** Whether this account has been right at this address. */
    public boolean wasRightBefore(Attempt attempt) {
        Cache<ClientNetwork, Boolean> known = right.get(attempt.account());
        return known != null && known.getIfPresent(attempt.client()) != null;
    }

    private Bucket everywhere(Account account) {
        Cache<Account, Bucket> counts = registered.test(account) ? registeredEverywhere : unknownEverywhere;
        return counts.get(account, a -> full(limits.everywhere(), limits.everywherePeriod()));
    }

    /**
     * Without asking whether it is registered, as that may have to wait for the database: an account may have become so
     * meanwhile.
     */
    private long nanosToWaitEverywhere(Account account) {
        return Math.max(
                nanosToWait(registeredEverywhere.getIfPresent(account)),
                nanosToWait(unknownEverywhere.getIfPresent(account)));
    }

    private Bucket full(int capacity, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                .withCustomTimePrecision(meter)
                .build();
    }

    private <K, V> Cache<K, V> table(int size, Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterAccess(period)
                .ticker(elapsed::getAsLong)
                .build();
    }

    private static void count(Bucket bucket, Runnable limitReached) {
        bucket.consumeIgnoringRateLimits(1);
        if (nanosToWait(bucket) > 0) {
            limitReached.run();
        }
    }

    private static long nanosToWait(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private record Source(Kind kind, ClientNetwork client) {

        static Source of(Attempt attempt) {
            return new Source(attempt.account().kind(), attempt.client());
        }
    }

    private record ElapsedMeter(LongSupplier elapsed) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return elapsed.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
