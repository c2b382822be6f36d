package lu.lalux.assure.stub.storage.writer;

import java.time.Duration;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once that nothing can be written, with the reason, and once that this is over, however many writes fail
 * meanwhile.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /** On a full disk a write that changes nothing still succeeds, as the health check's, and ends nothing. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private volatile boolean lasting;
    private long began;
    private long last;
    private long failures;

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A transaction failed because of the database, and not of what was to be written. */
    synchronized void failed(Throwable reason) {
        last = nanoTime.getAsLong();
        failures++;
        if (!lasting) {
            lasting = true;
            began = last;
            LOG.error(
                    "Nothing can be written to the database; more failures are only counted until it can again: {}",
                    LastingFailure.reason(reason));
        }
    }

    void succeeded() {
        if (lasting) {
            endIfQuiet();
        }
    }

    private synchronized void endIfQuiet() {
        long now = nanoTime.getAsLong();
        if (lasting && now - last >= QUIET.toNanos()) {
            lasting = false;
            LOG.info(
                    "The database can be written to again; {} transactions failed in {} s",
                    failures,
                    Duration.ofNanos(last - began).toSeconds());
            failures = 0;
        }
    }
}
