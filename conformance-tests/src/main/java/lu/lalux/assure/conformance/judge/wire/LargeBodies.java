package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Large bodies arrive in files, one of each sender's at a time, and only a few that have arrived are in memory at once:
 * how slowly one comes is nobody else's wait.
 */
final class LargeBodies {

    private final Semaphore memory;
    private final Set<Object> senders = new HashSet<>();

    /**
     * @param most in memory at once
     */
    LargeBodies(int most) {
        memory = new Semaphore(most, true);
    }

    /**
     * @param sender of a large body
     * @param patience for its turn
     * @return whether its turn to arrive has come; then {@link #leave} is owed
     */
    synchronized boolean enter(Object sender, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (senders.contains(sender)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return senders.add(sender);
    }

    /**
     * @param sender whose body is gone
     */
    synchronized void leave(Object sender) {
        senders.remove(sender);
        notifyAll();
    }

    /**
     * @param patience for its turn
     * @return whether a body that has arrived may be in memory; then {@link #drop} is owed
     */
    boolean hold(Duration patience) throws InterruptedException {
        return memory.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** It is in memory no longer. */
    void drop() {
        memory.release();
    }
}
