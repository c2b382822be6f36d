package lu.lalux.assure.conformance.suite.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Sender;

/**
 * Sends a request again when the target says that it did not take it: 429 and 503 are neither an acceptance nor a
 * refusal of what was sent. Only their own form is judged. Waits as {@code Retry-After} asks, and as often, as long as
 * the run's time for it lasts; a target that does not say when to come again is asked a few times.
 */
final class Patience {

    static final int TOO_MANY = 429;

    private static final Set<Integer> NOT_TAKEN = Set.of(TOO_MANY, 503);
    private static final int TIMES_UNSAID = 4;
    private static final long UNSAID = -1;

    /** Also of who is told to come again at once: a target that says so for ever would otherwise be asked for ever. */
    private static final long SHORTEST_MILLIS = 200;

    /** Before it becomes milliseconds: a longest number of seconds would become a wait of less than nothing. */
    private static final long LONGEST_SECONDS = 86_400;

    private final Sender sender;
    private final LongConsumer sleeper;
    private long left;

    /**
     * @param sender that sends
     * @param longest that a run waits, all in all: a target that answers nothing else must not hold it up for hours
     * @param sleeper waits for so many milliseconds
     */
    Patience(Sender sender, Duration longest, LongConsumer sleeper) {
        this.sender = sender;
        this.sleeper = sleeper;
        this.left = longest.toMillis();
    }

    static Patience of(Sender sender) {
        return of(sender, Patience::sleep);
    }

    static Patience of(Sender sender, LongConsumer sleeper) {
        return new Patience(sender, Duration.ofMinutes(2), sleeper);
    }

    /**
     * @param call a request
     * @param record told of each exchange, the last one included
     * @return the last exchange
     */
    Exchange send(Call call, Consumer<Exchange> record) {
        int unsaid = 0;
        while (true) {
            Exchange exchange = sender.send(call);
            record.accept(exchange);
            if (!NOT_TAKEN.contains(exchange.answer().status())) {
                return exchange;
            }
            long asked = asked(exchange.answer());
            unsaid += asked == UNSAID ? 1 : 0;
            long until = now() + Math.max(SHORTEST_MILLIS, asked);
            if (unsaid == TIMES_UNSAID || !waits(until)) {
                return exchange;
            }
        }
    }

    /**
     * One at a time: what several tests wait for at once is waited for, and counted, once.
     *
     * @return whether the moment has come
     */
    private synchronized boolean waits(long until) {
        long wait = until - now();
        if (wait <= 0) {
            return true;
        }
        if (wait > left) {
            return false;
        }
        left -= wait;
        sleeper.accept(wait);
        return true;
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static long asked(Answer answer) {
        try {
            return answer.header("Retry-After")
                    .map(seconds -> Long.parseLong(seconds.strip()))
                    .map(seconds -> Math.max(0, Math.min(LONGEST_SECONDS, seconds)) * 1_000)
                    .orElse(UNSAID);
        } catch (NumberFormatException e) {
            return UNSAID; // a date, or nonsense: the exchange's validation says so
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
