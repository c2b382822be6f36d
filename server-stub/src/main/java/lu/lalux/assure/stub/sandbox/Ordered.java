package lu.lalux.assure.stub.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one account has ordered, or what was ordered for all: a row of the table {@code commandes}.
 *
 * @param givenAt when the last order was given, by the machine's time
 * @param ahead how far the clock is ahead
 * @param strict whether tolerated forms are refused; nothing as long as nobody says so
 * @param withdrawal what a token is to bear to be good; nothing as long as none was withdrawn
 * @param left how often each incident is still to happen; only those that are
 * @param status of the calls that are refused, {@code 429} or {@code 503}
 * @param retryAfter their {@code Retry-After}
 * @param delay by which slow answers come late
 */
record Ordered(
        Instant givenAt,
        Duration ahead,
        Optional<Boolean> strict,
        Optional<String> withdrawal,
        Map<Incident, Integer> left,
        int status,
        Duration retryAfter,
        Duration delay) {

    static final Ordered NOTHING = new Ordered(
            Instant.EPOCH,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            0,
            Duration.ZERO,
            Duration.ZERO);

    int left(Incident incident) {
        return left.getOrDefault(incident, 0);
    }

    boolean hasAnyOf(Set<Incident> incidents) {
        return !left.isEmpty() && incidents.stream().anyMatch(left::containsKey);
    }
}
