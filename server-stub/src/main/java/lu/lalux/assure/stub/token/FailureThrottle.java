package lu.lalux.assure.stub.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.account.CountedFailures;

/**
 * Counts wrong secrets, per account and address and per address, and says how long to wait when there were too many. Right
 * ones cost nothing, however many. The counts are of this instance; both tables are bounded.
 *
 * <p>The wait is one of elapsed time, as {@code Retry-After} is (RFC 9110 section 10.2.3: seconds from the answer): moving the
 * sandbox's clock neither ends it nor, when the clock goes back, makes it longer.
 */
final class FailureThrottle implements CountedFailures {

    private static final int COUNTED = 10_000;

    private final Cache<Source, Bucket> accounts;
    private final Cache<String, Bucket> addresses;
    private final Function<Integer, Bucket> full;
    private final TokenProperties.Failures limits;

    /** @param elapsed nanoseconds that only go forward */
    FailureThrottle(TokenProperties.Failures limits, LongSupplier elapsed) {
        this.limits = limits;
        this.accounts = table(limits.period(), elapsed);
        this.addresses = table(limits.period(), elapsed);
        TimeMeter meter = new ElapsedMeter(elapsed);
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

    @Override
    public void forget() {
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

    private static <K> Cache<K, Bucket> table(Duration period, LongSupplier elapsed) {
        return Caffeine.newBuilder()
                .maximumSize(COUNTED)
                .expireAfterAccess(period)
                .ticker(elapsed::getAsLong)
                .build();
    }

    private record Source(String account, String address) {}

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
