package lu.lalux.assure.benchmark.load;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Another traffic, no faster than so many requests a second. */
public final class Paced implements Traffic {

    private final Traffic traffic;
    private final double nanosEach;
    private final long start = System.nanoTime();
    private long sent;

    /**
     * Begins now.
     *
     * @param perSecond the most requests
     */
    public Paced(Traffic traffic, double perSecond) {
        this.traffic = traffic;
        this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    @Override
    public ByteBuffer next() {
        long due = start + (long) (sent++ * nanosEach);
        long early = due - System.nanoTime();
        while (early > 0) {
            LockSupport.parkNanos(early);
            early = due - System.nanoTime();
        }
        return traffic.next();
    }

    @Override
    public boolean isGood(int status, ByteBuffer body) {
        return traffic.isGood(status, body);
    }
}
