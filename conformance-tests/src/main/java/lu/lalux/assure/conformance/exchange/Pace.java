package lu.lalux.assure.conformance.exchange;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Spreads requests evenly over time, whichever thread sends them: never more than so many a second. */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long gap;
    private final LongSupplier clock;
    private final LongConsumer sleeper;
    private long next;

    /**
     * @param perSecond at most; 0: no limit
     * @param clock nanoseconds
     * @param sleeper waits for so many nanoseconds
     */
    Pace(int perSecond, LongSupplier clock, LongConsumer sleeper) {
        this.gap = perSecond == 0 ? 0 : SECOND / perSecond;
        this.clock = clock;
        this.sleeper = sleeper;
        this.next = clock.getAsLong();
    }

    static Pace of(int perSecond) {
        return new Pace(perSecond, System::nanoTime, Pace::sleep);
    }

    /** Waits for this request's turn. */
    void await() {
        if (gap > 0) {
            long wait = turn();
            if (wait > 0) {
                sleeper.accept(wait);
            }
        }
    }

    private synchronized long turn() {
        long now = clock.getAsLong();
        long at = Math.max(now, next);
        next = at + gap;
        return at - now;
    }

    private static void sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
