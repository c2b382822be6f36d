package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files scanned by ClamAV's server. Whatever goes wrong with it is an {@link IOException}: the file's status is then
 * {@code Error}, and nothing is kept.
 *
 * <p>clamd is trusted only after it has found a test file at the end of a file of the greatest size ({@link ClamdProbe}):
 * with unfortunate settings it says {@code OK} of large files without looking at them. It is asked to at start-up, and
 * again before the next scan whenever it failed in between, since it may have come back with other settings.
 */
final class ClamdAntivirus implements Antivirus {

    private static final Logger LOG = LoggerFactory.getLogger(ClamdAntivirus.class);
    private static final int CHUNK = 65_536;

    private final AntivirusSettings.Delais delays;
    private final ClamdAddress address;
    private final int maxBytes;
    private final Semaphore places;
    private final ReentrantLock checking = new ReentrantLock(true);
    private volatile boolean trusted;
    private volatile long lastFailure;
    private volatile boolean failedOnce;

    /** @param maxBytes the greatest file that is to be scanned */
    ClamdAntivirus(AntivirusSettings settings, long maxBytes) {
        this.delays = settings.delais();
        this.address = ClamdAddress.of(settings.adresse());
        this.maxBytes = Math.toIntExact(maxBytes);
        this.places = new Semaphore(settings.simultanes(), true);
    }

    /**
     * A clamd that cannot be reached is waited for: files are answered {@code Error} until it is there.
     *
     * @throws IllegalStateException when it can be reached, and would leave large files unscanned
     */
    void checkAtStart() {
        try {
            requireTrust();
            LOG.info("Files are scanned by clamd at {}", address);
        } catch (UnscannedFilesException trap) {
            throw new IllegalStateException(trap.getMessage());
        } catch (IOException down) {
            LOG.error("clamd at {} cannot be used; uploads are answered Error until it can: {}", address, text(down));
        }
    }

    /** Waits for a place, then for a connection. */
    @Override
    public Scan begin() throws IOException {
        if (!acquire(() -> places.tryAcquire(delays.place().toMillis(), TimeUnit.MILLISECONDS))) {
            throw new IOException("Too many files are being scanned (assure.antivirus.simultanes)");
        }
        try {
            requireTrust();
            return new Placed(open());
        } catch (IOException | RuntimeException none) {
            places.release();
            throw none;
        }
    }

    private ClamdScan open() throws IOException {
        try {
            return new ClamdScan(address, delays);
        } catch (IOException refused) {
            throw distrust(refused);
        }
    }

    private void requireTrust() throws IOException {
        if (trusted) {
            return;
        }
        if (!acquire(() -> checking.tryLock(delays.place().toMillis(), TimeUnit.MILLISECONDS))) {
            throw new IOException("clamd's settings are still being checked");
        }
        try {
            if (!trusted) {
                requireRest();
                check();
            }
        } finally {
            checking.unlock();
        }
    }

    /** While it is down each upload would wait for it in vain. */
    private void requireRest() throws IOException {
        if (failedOnce && Duration.ofNanos(System.nanoTime() - lastFailure).compareTo(delays.reprise()) < 0) {
            throw new IOException("clamd has just failed and is tried again after " + delays.reprise());
        }
    }

    private void check() throws IOException {
        byte[] probe = ClamdProbe.ofSize(maxBytes);
        try (ClamdScan scan = new ClamdScan(address, delays)) {
            for (int sent = 0; sent < probe.length; sent += CHUNK) {
                scan.next(probe, sent, Math.min(CHUNK, probe.length - sent));
            }
            if (ClamdVerdict.of(scan.answer()) != ClamdVerdict.INFECTED) {
                throw new UnscannedFilesException(address, maxBytes);
            }
            trusted = true;
        } catch (IOException failed) {
            throw distrust(failed);
        }
    }

    private IOException distrust(IOException failure) {
        lastFailure = System.nanoTime();
        failedOnce = true;
        trusted = false;
        return failure;
    }

    private static boolean acquire(Waiting waiting) throws IOException {
        try {
            return waiting.inTime();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for clamd", stopped);
        }
    }

    private static String text(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** A wait that ends in time, with or without what was waited for. */
    private interface Waiting {

        boolean inTime() throws InterruptedException;
    }

    /** A scan that gives its place back. */
    private final class Placed implements Scan {

        private final ClamdScan scan;
        private final long start = System.nanoTime();
        private final AtomicBoolean closed = new AtomicBoolean();

        Placed(ClamdScan scan) {
            this.scan = scan;
        }

        @Override
        public void next(byte[] bytes, int offset, int length) throws IOException {
            if (Duration.ofNanos(System.nanoTime() - start).compareTo(delays.fichier()) > 0) {
                throw new IOException("The file took longer to arrive than " + delays.fichier());
            }
            try {
                scan.next(bytes, offset, length);
            } catch (IOException failed) {
                trusted = false;
                throw failed;
            }
        }

        @Override
        public boolean infected() throws IOException {
            ClamdVerdict verdict = ClamdVerdict.of(answer());
            if (verdict == ClamdVerdict.BEYOND_LIMITS) {
                throw new IOException("The file is beyond clamd's limits and was not wholly scanned");
            }
            return verdict == ClamdVerdict.INFECTED;
        }

        /** A whole answer, whatever it says, is about the file; none at all is about clamd. */
        private String answer() throws IOException {
            try {
                return scan.answer();
            } catch (IOException failed) {
                trusted = false;
                throw failed;
            }
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                scan.close();
                places.release();
            }
        }
    }
}
