package lu.lalux.assure.stub.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writes that wait, a bounded number of them, and how they become lots. Who is idle takes all that wait; but while a lot is
 * being made, the next one is begun only when that takes long. A database on this machine is then at work, and makes one large lot
 * with less of it than two small ones; one that is far away, or has a slow disk, leaves time for two.
 */
final class WaitingWrites {

    /** A lot takes about one millisecond when nothing but the computing takes time. */
    private static final Duration LONG = Duration.ofMillis(2);

    /** How soon who is idle notices that a lot has been begun which may take long, or that there will be none any more. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition worthwhile = lock.newCondition();
    private final Queue<PendingWrite<?, ?>> waiting = new ArrayDeque<>();
    private final int places;
    private final long tooLong;

    /** How many writes were given out and are not made yet. */
    private int underWay;

    private long lastBegun;
    private boolean closed;

    /** @param places how many may wait */
    WaitingWrites(int places) {
        this(places, LONG);
    }

    /** @param tooLong how long a lot may take before another is begun */
    WaitingWrites(int places, Duration tooLong) {
        this.places = places;
        this.tooLong = tooLong.toNanos();
    }

    /**
     * Lets a write wait.
     *
     * @return whether there was a place for it
     */
    boolean offer(PendingWrite<?, ?> write) {
        lock.lock();
        try {
            if (closed || waiting.size() >= places) {
                return false;
            }
            waiting.add(write);
            if (isWorthwhile()) {
                worthwhile.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a lot is worthwhile, and takes it, less what nobody waits for any longer. Then {@link #made} is to be called.
     *
     * @param most of one lot
     * @return the lot, in the order in which the writes came; empty when there will be none any more
     */
    List<PendingWrite<?, ?>> take(int most) throws InterruptedException {
        lock.lock();
        try {
            List<PendingWrite<?, ?>> lot = new ArrayList<>();
            while (lot.isEmpty() && !(closed && waiting.isEmpty())) {
                if (isWorthwhile()) {
                    moveTo(lot, most);
                } else {
                    worthwhile.awaitNanos(underWay == 0 ? PATIENCE.toNanos() : tooLong);
                }
            }
            underWay += lot.size();
            lastBegun = System.nanoTime();
            return lot;
        } finally {
            lock.unlock();
        }
    }

    /** A lot of that size is made, or has failed. */
    void made(int lot) {
        lock.lock();
        try {
            underWay -= lot;
        } finally {
            lock.unlock();
        }
    }

    /** No more writes are let wait; those that do are still given out, and then nothing is. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWorthwhile() {
        return !waiting.isEmpty() && (underWay == 0 || System.nanoTime() - lastBegun > tooLong);
    }

    private void moveTo(List<PendingWrite<?, ?>> lot, int most) {
        while (lot.size() < most && !waiting.isEmpty()) {
            PendingWrite<?, ?> write = waiting.remove();
            if (!write.done().isDone()) {
                lot.add(write);
            }
        }
    }
}
