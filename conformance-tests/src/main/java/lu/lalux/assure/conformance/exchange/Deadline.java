package lu.lalux.assure.conformance.exchange;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long as a whole, however busy it looks. */
final class Deadline {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** From now until it is closed. */
    static final class Watch implements AutoCloseable {

        private volatile boolean passed;
        private Future<?> end;

        /** {@return whether the time was over before the work} */
        boolean passed() {
            return passed;
        }

        @Override
        public void close() {
            end.cancel(false);
        }
    }

    /**
     * @param time that the work may take
     * @param stop ends it
     * @return to be closed when the work is done
     */
    Watch watch(Duration time, Runnable stop) {
        Watch watch = new Watch();
        watch.end = clock.schedule(
                () -> {
                    watch.passed = true;
                    stop.run();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        return watch;
    }
}
