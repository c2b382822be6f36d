package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong clock = new AtomicLong(1_000);

    private long elapsedAfter(int requests, int perSecond) {
        Pace pace = new Pace(perSecond, clock::get, clock::addAndGet);
        long start = clock.get();
        for (int i = 0; i < requests; i++) {
            pace.await();
        }
        return clock.get() - start;
    }

    @Test
    void requests_are_spread_over_time() {
        assertThat(elapsedAfter(11, 10)).isEqualTo(1_000_000_000L);
    }

    @Test
    void without_a_limit_nothing_waits() {
        assertThat(elapsedAfter(100, 0)).isZero();
    }
}
