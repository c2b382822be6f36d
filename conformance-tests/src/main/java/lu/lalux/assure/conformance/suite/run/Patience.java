package lu.lalux.assure.conformance.suite.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Sender;

/**
 * Sends a request again when the target says that it did not take it: 429 and 503 are neither an acceptance nor a
 * refusal of what was sent. Only their own form is judged. Waits as {@code Retry-After} asks, within limits.
 */
final class Patience {

    static final int TOO_MANY = 429;

    private static final Set<Integer> NOT_TAKEN = Set.of(TOO_MANY, 503);
    private static final int TIMES = 4;
    private static final long UNSAID_MILLIS = 200;
    private static final long LONGEST_SECONDS = 5;

    private final Sender sender;
    private final LongConsumer sleeper;
    private final AtomicLong left;

    /**
     * @param sender that sends
     * @param longest that a run waits, all in all: a target that answers nothing else must not hold it up for hours
     * @param sleeper waits for so many milliseconds
     */
    Patience(Sender sender, Duration longest, LongConsumer sleeper) {
        this.sender = sender;
        this.sleeper = sleeper;
        this.left = new AtomicLong(longest.toMillis());
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
        Exchange exchange = sender.send(call);
        record.accept(exchange);
        for (int time = 1; time < TIMES && NOT_TAKEN.contains(exchange.answer().status()); time++) {
            long wait = asked(exchange.answer());
            if (left.addAndGet(-wait) < 0) {
                return exchange;
            }
            sleeper.accept(wait);
            exchange = sender.send(call);
            record.accept(exchange);
        }
        return exchange;
    }

    private static long asked(Answer answer) {
        try {
            return answer.header("Retry-After")
                    .map(seconds -> Long.parseLong(seconds.strip()))
                    // Before it becomes milliseconds: the longest numbers of seconds would become a wait of less than
                    // nothing.
                    .map(seconds -> Math.max(0, Math.min(LONGEST_SECONDS, seconds)) * 1_000)
                    .orElse(UNSAID_MILLIS);
        } catch (NumberFormatException e) {
            return UNSAID_MILLIS; // a date, or nonsense: the exchange's validation says so
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
