package lu.lalux.assure.conformance.judge.scenario;

import java.time.Duration;

/**
 * How fast a session goes: 1 as in production; the judge's own tests let it go faster, clients and waits alike.
 *
 * @param factor by which each wait is multiplied
 */
public record Tempo(double factor) {

    /** As in production. */
    public static final Tempo REAL = new Tempo(1);

    /**
     * @param time in production
     * @return in this session
     */
    public Duration of(Duration time) {
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }
}
