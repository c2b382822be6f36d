package lu.lalux.assure.benchmark.scenario;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp the load before the rounds that count
 * @param round one round
 * @param rounds how many, taken in turns
 * @param starts how often a start is timed
 * @param stored how many settlements a full database has
 * @param turningProcesses how many sandboxes that take turns with themselves, on each database
 * @param pairs of turns of each
 */
public record Plan(
        Duration warmUp, Duration round, int rounds, int starts, int stored, int turningProcesses, int pairs) {

    /** For figures that are to be shown. */
    public static Plan full() {
        return new Plan(Duration.ofSeconds(60), Duration.ofSeconds(5), 5, 3, 1_000_000, 2, 12);
    }

    /** To see whether everything works. */
    public static Plan quick() {
        return new Plan(Duration.ofSeconds(4), Duration.ofSeconds(2), 3, 1, 20_000, 1, 1);
    }
}
