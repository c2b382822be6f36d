package lu.lalux.assure.stub.http.connection;

import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/**
 * How many of Tomcat's threads there are: as many as the machine has processors, as long as these keep up; more, and
 * fewer again, as what they do makes them wait. Tomcat's own rule is a thread for each request under way, of which each
 * has to be woken up for nearly everything that it does: a sixth of what a settlement costs.
 */
final class RequestThreads implements Runnable {

    /** How often it is looked, which is also how long work may wait for a thread before there are more. */
    static final int LOOK_MILLIS = 10;

    private static final int LOOKS_IN_A_SECOND = 1_000 / LOOK_MILLIS;

    private final ThreadPoolExecutor pool;
    private final int fewest;
    private final int most;
    private long done;
    private int quietLooks;

    /** @param pool Tomcat's, made with the fewest as its spare ones and the most that there may be */
    RequestThreads(ThreadPoolExecutor pool) {
        this.pool = pool;
        this.fewest = pool.getCorePoolSize();
        this.most = pool.getMaximumPoolSize();
        pool.setMaximumPoolSize(fewest);
    }

    /** At least two, so that one that waits does not stop everything. */
    static int fewest(int most) {
        return Math.min(most, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** Has more threads if what waits would wait for longer than until the next look; each quiet second, fewer. */
    @Override
    public void run() {
        long before = done;
        done = pool.getCompletedTaskCount();
        int threads = pool.getMaximumPoolSize();
        if (pool.getQueue().size() > done - before) {
            quietLooks = 0;
            int more = Math.min(most, threads + Math.max(1, threads / 2));
            pool.setMaximumPoolSize(more);
            pool.setCorePoolSize(more);
        } else if (++quietLooks >= LOOKS_IN_A_SECOND && threads > fewest) {
            quietLooks = 0;
            int fewer = threads - Math.max(1, (threads - fewest) / 4);
            pool.setCorePoolSize(fewer);
            pool.setMaximumPoolSize(fewer);
        }
    }
}
