package lu.lalux.assure.client.http;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import lu.lalux.assure.client.problem.AssureException;

/**
 * Sends again what may be sent again: every request of this API may (a settlement is idempotent, D19; a file that was
 * uploaded twice is kept twice and named once; a token more does no harm). It sends again when no answer came; after
 * 408 and 429, the only 4xx that concern the moment and not the request; and after a status that says that the server
 * is in trouble. A server whose certificate is not trusted is not asked again.
 *
 * <p>It waits as long as {@code Retry-After} asks, or else a time that doubles up to {@link #LONGEST}, less a random
 * part so that many clients do not come back together.
 */
public final class Retries implements Sender {

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 10;

    /** Whoever asks for a longer wait gets its answer handed on: the application knows better what to do meanwhile. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** Lets time pass. */
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Sender sender;
    private final int most;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param most how often at most a request is sent again */
    public Retries(Sender sender, int most, Clock clock, Sleeper sleeper) {
        this.sender = sender;
        this.most = most;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public Answer send(String operation, HttpRequest.Builder request) {
        for (int again = 0; ; again++) {
            Duration wait = backoff(again);
            try {
                Answer answer = sender.send(operation, request);
                Optional<Duration> asked = RetryAfter.of(answer.headers(), clock);
                boolean tooLong = asked.filter(duration -> duration.compareTo(LONGEST) > 0)
                        .isPresent();
                if (!PASSING.contains(answer.status()) || again >= most || tooLong) {
                    return answer;
                }
                wait = asked.orElse(wait);
            } catch (AssureException noAnswer) {
                if (again >= most
                        || noAnswer.untrusted()
                        || Thread.currentThread().isInterrupted()) {
                    throw noAnswer;
                }
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
        long whole = Math.min(FIRST.toMillis() << Math.min(again, DOUBLINGS), LONGEST.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }
}
