package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Logs that files cannot be scanned or stored: once, with the reason, then how many it were every minute, and once when
 * it is over, however many uploads fail meanwhile.
 */
@Component
final class LostFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LostFiles.class);

    /** While some succeed and others fail it is not over. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private volatile boolean lasting;
    private long began;
    private long last;
    private long logged;
    private long files;

    @Autowired
    LostFiles() {
        this(System::nanoTime);
    }

    LostFiles(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A file is answered {@code Error}, and the file is not to blame. */
    synchronized void failed(Exception reason) {
        last = nanoTime.getAsLong();
        files++;
        if (!lasting) {
            lasting = true;
            began = last;
            logged = last;
            LOG.atError()
                    .setCause(reason instanceof IOException ? null : reason)
                    .log(
                            "A file is answered Error, and more of them are only counted until it is over: {}",
                            LastingFailure.reason(reason));
        } else if (last - logged >= AGAIN.toNanos()) {
            logged = last;
            LOG.error(
                    "{} files in {} s were answered Error, the last one: {}",
                    files,
                    seconds(),
                    LastingFailure.reason(reason));
        }
    }

    /** A file got its verdict. */
    void succeeded() {
        if (lasting) {
            endIfQuiet();
        }
    }

    /**
     * What is left of a file that is not kept could not be removed; it will be when what is left over is next looked
     * for.
     */
    void leftBehind(Exception reason) {
        if (!lasting) {
            LOG.warn(
                    "A file that is not kept stays until what is left over is next looked for: {}",
                    LastingFailure.reason(reason));
        }
    }

    private synchronized void endIfQuiet() {
        if (lasting && nanoTime.getAsLong() - last >= QUIET.toNanos()) {
            lasting = false;
            LOG.info("Files are taken again; {} were answered Error in {} s", files, seconds());
            files = 0;
        }
    }

    private long seconds() {
        return Duration.ofNanos(last - began).toSeconds();
    }
}
