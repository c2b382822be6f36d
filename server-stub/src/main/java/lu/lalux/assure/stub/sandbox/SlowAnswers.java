package lu.lalux.assure.stub.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers that wait for nothing but the time: they hold a connection each, and no thread. Not too many at once, and not
 * too many of one account, so that there are places for the others.
 */
final class SlowAnswers {

    private final int most;
    private final int mostOfAccount;
    private final Map<String, Integer> waiting = new HashMap<>();
    private int all;

    /**
     * @param most how many wait at once
     * @param mostOfAccount how many of them are one account's
     */
    SlowAnswers(int most, int mostOfAccount) {
        this.most = most;
        this.mostOfAccount = mostOfAccount;
    }

    /**
     * Has the next answer of an account wait. Its time begins now, and its place is free when that is over, whatever
     * becomes of the answer.
     *
     * @param ordered for how long, if at all; not asked when there is no place, so that an order is not used up without
     *     effect
     * @return done when the time is over; nothing when the answer does not wait
     */
    Optional<CompletableFuture<Void>> next(String account, Supplier<Optional<Duration>> ordered) {
        if (!enter(account)) {
            return Optional.empty();
        }
        Optional<Duration> delay = Optional.empty();
        try {
            delay = ordered.get();
        } finally {
            if (delay.isEmpty()) {
                leave(account);
            }
        }
        // First the place is free, then the answer is given.
        return delay.map(time -> new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> leave(account)));
    }

    private synchronized boolean enter(String account) {
        int own = waiting.getOrDefault(account, 0);
        if (all >= most || own >= mostOfAccount) {
            return false;
        }
        all++;
        waiting.put(account, own + 1);
        return true;
    }

    private synchronized void leave(String account) {
        all--;
        waiting.computeIfPresent(account, (name, own) -> own == 1 ? null : own - 1);
    }
}
