package lu.lalux.assure.stub.storage.writer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writes that wait to be made, a bounded number of them. The writer's threads take them from here in batches.
 *
 * <p>As long as no batch is being made, a thread takes what waits at once. While another thread makes one, it waits to
 * see whether that takes long. If not, the database is on this machine and busy, and one large batch costs it less than
 * two small ones. If so, the database is far away or its disk is slow, and it has time for a second batch.
 */
final class WaitingWrites {

    /** A batch takes about one millisecond when nothing but the computing takes time. */
    private static final Duration LONG = Duration.ofMillis(2);

    /**
     * How long an idle thread sleeps before it looks whether another thread has begun a batch, or whether there will be
     * none any more.
     */
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

    /** @param tooLong how long a batch may take before another is begun */
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
     * Waits until a batch is worth beginning, and takes it. A write that nobody waits for any longer is left out. The
     * caller calls {@link #made} when the batch is made.
     *
     * @param most of one batch
     * @return the batch, in the order in which the writes came; empty when there will be none any more
     */
    List<PendingWrite<?, ?>> take(int most) throws InterruptedException {
        lock.lock();
        try {
            List<PendingWrite<?, ?>> batch = new ArrayList<>();
            while (batch.isEmpty() && !(closed && waiting.isEmpty())) {
                if (isWorthwhile()) {
                    moveTo(batch, most);
                } else {
                    worthwhile.awaitNanos(underWay == 0 ? PATIENCE.toNanos() : tooLong);
                }
            }
            underWay += batch.size();
            lastBegun = System.nanoTime();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** A batch of that size is made, or has failed. */
    void made(int batch) {
        lock.lock();
        try {
            underWay -= batch;
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

    private void moveTo(List<PendingWrite<?, ?>> batch, int most) {
        while (batch.size() < most && !waiting.isEmpty()) {
            PendingWrite<?, ?> write = waiting.remove();
            if (!write.done().isDone()) {
                batch.add(write);
            }
        }
    }
}
