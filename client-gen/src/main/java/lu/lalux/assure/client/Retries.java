package lu.lalux.assure.client;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import lu.lalux.assure.client.Transport.Answer;

/**
 * Sends again what may be sent again: every request of this API may (a settlement is idempotent, D19; a file that was
 * uploaded twice is kept twice and named once; a token more does no harm). Again after no answer, after 429, which alone of
 * the 4xx is about the moment and not about the request, and after what says that the server is in trouble.
 *
 * <p>It waits as long as {@code Retry-After} asks (RFC 9110, section 10.2.3), or else a time that doubles, less a random part
 * so that many clients do not come back together.
 */
final class Retries implements Sender {

    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(500);

    /** Whoever asks for a longer wait gets its answer handed on: the application knows better what to do meanwhile. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Sender sender;
    private final int most;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param most how often at most a request is sent again */
    Retries(Sender sender, int most, Clock clock, Sleeper sleeper) {
        this.sender = sender;
        this.most = most;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public Answer send(String operation, HttpRequest.Builder request) {
        for (int again = 0; ; again++) {
            Duration wait;
            try {
                Answer answer = sender.send(operation, request);
                wait = PASSING.contains(answer.status()) ? retryAfter(answer).orElse(backoff(again)) : null;
                if (wait == null || again >= most || wait.compareTo(LONGEST) > 0) {
                    return answer;
                }
            } catch (AssureException noAnswer) {
                if (again >= most || Thread.currentThread().isInterrupted()) {
                    throw noAnswer;
                }
                wait = backoff(again);
            }
            pause(operation, wait);
        }
    }

    private void pause(String operation, Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AssureException.noAnswer(operation, e);
        }
    }

    private static Duration backoff(int again) {
        long whole = FIRST.toMillis() << Math.min(again, 6);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }

    /** Seconds, or a date. */
    private Optional<Duration> retryAfter(Answer answer) {
        return answer.headers().firstValue("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                Duration left = Duration.between(
                        clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
                return Optional.of(left.isNegative() ? Duration.ZERO : left);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
