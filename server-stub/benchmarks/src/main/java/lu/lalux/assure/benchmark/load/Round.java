package lu.lalux.assure.benchmark.load;

import java.time.Duration;
import java.util.Map;

/**
 * What one round of load found.
 *
 * @param good how many answers were as expected
 * @param bad the other answers by status; 0 stands for a connection that ended instead of an answer
 * @param elapsed from the first request to the last answer
 * @param median half of the answers took no longer
 * @param p99 99 of 100 answers took no longer
 * @param cpu what the server's process computed meanwhile
 */
public record Round(long good, Map<Integer, Long> bad, Duration elapsed, Duration median, Duration p99, Duration cpu) {

    /** Good answers in a second. */
    public double perSecond() {
        return good / (elapsed.toNanos() / 1e9);
    }

    /** What the server computed for an answer, in microseconds. */
    public double cpuMicros() {
        return cpu.toNanos() / 1e3 / Math.max(1, good);
    }
}
