package lu.lalux.assure.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to wait (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** Seconds, or a date; a date is measured from the answer's own, so that it does not matter whose clock is wrong. */
    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant now = headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
            return date(value)
                    .map(until -> Duration.between(now, until))
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
        });
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
