package lu.lalux.assure.stub.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Counts wrong secrets, per account and address and per address, and says how long to wait when there were too many. Right
 * ones cost nothing, however many. The counts are of this instance; both tables are bounded.
 */
final class FailureThrottle {

    private static final int COUNTED = 10_000;

    private final Cache<Source, Bucket> accounts;
    private final Cache<String, Bucket> addresses;
    private final Function<Integer, Bucket> full;
    private final TokenProperties.Failures limits;

    FailureThrottle(TokenProperties.Failures limits, Clock clock) {
        this.limits = limits;
        this.accounts = table(limits.period());
        this.addresses = table(limits.period());
        TimeMeter meter = new ClockMeter(clock);
        this.full = capacity -> Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, limits.period()))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** How long this account must wait at this address; zero if it need not. */
    Duration delay(String account, String address) {
        long nanos = Math.max(nanosToWait(ofAccount(account, address)), nanosToWait(ofAddress(address)));
        return Duration.ofNanos(nanos);
    }

    /**
     * Counts a wrong secret. Many at once may all have found nothing to wait for: they go below nothing, and the wait is
     * the longer.
     */
    void failed(String account, String address) {
        ofAccount(account, address).consumeIgnoringRateLimits(1);
        ofAddress(address).consumeIgnoringRateLimits(1);
    }

    /** Begins again with nothing counted. */
    void forget() {
        accounts.invalidateAll();
        addresses.invalidateAll();
    }

    private Bucket ofAccount(String account, String address) {
        return accounts.get(new Source(account, address), source -> full.apply(limits.perAccount()));
    }

    private Bucket ofAddress(String address) {
        return addresses.get(address, source -> full.apply(limits.perAddress()));
    }

    private static long nanosToWait(Bucket bucket) {
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private static <K> Cache<K, Bucket> table(Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(COUNTED)
                .expireAfterAccess(period)
                .build();
    }

    private record Source(String account, String address) {}

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
