package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How many large bodies are in memory at once: one of each sender's, so that no sender keeps the others out alone. */
final class LargeBodies {

    private final int most;
    private final Set<Object> senders = new HashSet<>();

    /**
     * @param most senders at once
     */
    LargeBodies(int most) {
        this.most = most;
    }

    /**
     * @param sender of a large body
     * @param patience for its turn
     * @return whether its turn has come; then {@link #leave} is owed
     */
    synchronized boolean enter(Object sender, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (senders.contains(sender) || senders.size() >= most) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return senders.add(sender);
    }

    /**
     * @param sender whose body is no longer in memory
     */
    synchronized void leave(Object sender) {
        senders.remove(sender);
        notifyAll();
    }
}
