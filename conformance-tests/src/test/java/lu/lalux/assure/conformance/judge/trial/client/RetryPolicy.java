package lu.lalux.assure.conformance.judge.trial.client;

import java.time.Duration;

/**
 * How often a request is tried, and with what waits between, where the server does not say.
 *
 * @param most attempts in a row
 * @param first wait, as in production
 * @param growth of the waits
 * @param rounds how often what was left for later is taken up, the first time included
 * @param between two rounds, as in production
 */
public record RetryPolicy(int most, Duration first, double growth, int rounds, Duration between) {

    /** Four attempts, 2, 4 and 8 seconds between them; once more at the end. */
    public static final RetryPolicy USUAL = new RetryPolicy(4, Duration.ofSeconds(2), 2, 2, Duration.ofMinutes(1));

    /**
     * @param attempt from 1
     * @return the wait after it
     */
    public Duration after(int attempt) {
        return Duration.ofMillis(Math.round(first.toMillis() * Math.pow(growth, attempt - 1)));
    }
}
