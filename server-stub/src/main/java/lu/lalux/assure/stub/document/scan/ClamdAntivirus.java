package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Has files scanned by ClamAV's server. A file is sent to it only when it has arrived wholly: clamd scans a few files
 * at once, and a slow client would keep one of those places. Whatever goes wrong is an {@link IOException}: the file's
 * status is then {@code Error}, and nothing is kept.
 *
 * <p>With unfortunate settings clamd says {@code OK} of what it has not looked at. So it is trusted only once it has
 * answered the files of {@link ClamdProbe} as it should. They are sent to it at start-up, and again before the next
 * scan whenever it was gone in between, since it may have come back with other settings.
 */
final class ClamdAntivirus implements Antivirus {

    private static final Logger LOG = LoggerFactory.getLogger(ClamdAntivirus.class);
    private static final int CHUNK = 65_536;

    private final AntivirusSettings.Delays delays;
    private final ClamdAddress address;
    private final int maxBytes;
    private final FairPlaces places;
    private final ReentrantLock checking = new ReentrantLock(true);
    private volatile boolean trusted;
    private volatile long lastFailure;
    private volatile boolean failedOnce;

    /** @param maxBytes the greatest file that is to be scanned */
    ClamdAntivirus(AntivirusSettings settings, long maxBytes) {
        this.delays = settings.delays();
        this.address = ClamdAddress.of(settings.address());
        this.maxBytes = Math.toIntExact(maxBytes);
        this.places = new FairPlaces(settings.parallel());
    }

    /**
     * A clamd that cannot be reached is waited for: files are answered {@code Error} until it is there.
     *
     * @throws IllegalStateException when it can be reached, and would leave files unscanned
     */
    void checkAtStart() {
        try {
            requireTrust();
            LOG.info("Files are scanned by clamd at {}", address);
        } catch (UnscannedFilesException trap) {
            throw trap.atStart();
        } catch (IOException down) {
            LOG.error("{}", new Messages().bilingual(Message.of("start.clamd.unreachable", address, text(down))));
        }
    }

    @Override
    public Scan begin(String account) {
        return new Scan() {

            @Override
            public void next(byte[] bytes, int offset, int length) {
                // Not before all of it is there.
            }

            @Override
            public boolean infected(FileStore.Arrival file) throws IOException {
                return isInfected(account, file);
            }
        };
    }

    /** What is done while the place is held has a deadline as a whole, so that it comes back whoever is slow. */
    private boolean isInfected(String account, FileStore.Arrival file) throws IOException {
        FairPlaces.Place place = places.take(account, delays.turn());
        try {
            requireTrust();
            return isInfected(file, Deadline.in(delays.file()));
        } finally {
            place.giveBack();
        }
    }

    private boolean isInfected(FileStore.Arrival file, Deadline deadline) throws IOException {
        String answer;
        try (ClamdScan scan = open(deadline)) {
            file.read((bytes, offset, length) -> send(scan, bytes, offset, length));
            answer = answer(scan);
        }
        ClamdVerdict verdict = ClamdVerdict.of(answer);
        if (verdict == ClamdVerdict.UNSCANNED) {
            throw new UnscannedFileException("clamd did not look at all that is in it: " + ClamdVerdict.name(answer));
        }
        return verdict == ClamdVerdict.INFECTED;
    }

    private void send(ClamdScan scan, byte[] bytes, int offset, int length) throws IOException {
        try {
            scan.next(bytes, offset, length);
        } catch (IOException failed) {
            throw doubt(failed);
        }
    }

    /** An answer, even a bad one, is about the file. When there is none, something is wrong with clamd. */
    private String answer(ClamdScan scan) throws IOException {
        try {
            return scan.answer();
        } catch (IOException failed) {
            throw doubt(failed);
        }
    }

    /** A clamd that is slow is still the same one. One that has hung up may be started again with other settings. */
    private IOException doubt(IOException failure) {
        if (!(failure instanceof SocketTimeoutException)) {
            trusted = false;
        }
        return failure;
    }

    private ClamdScan open(Deadline deadline) throws IOException {
        try {
            return new ClamdScan(address, delays, deadline);
        } catch (IOException refused) {
            throw distrust(refused);
        }
    }

    private void requireTrust() throws IOException {
        if (trusted) {
            return;
        }
        if (!isMineToCheck()) {
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

    private boolean isMineToCheck() throws IOException {
        try {
            return checking.tryLock(delays.turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for clamd", stopped);
        }
    }

    /** While it is down each upload would wait for it in vain. */
    private void requireRest() throws IOException {
        if (failedOnce && Duration.ofNanos(System.nanoTime() - lastFailure).compareTo(delays.retry()) < 0) {
            throw new IOException("clamd has just failed and is tried again after " + delays.retry());
        }
    }

    private void check() throws IOException {
        Deadline deadline = Deadline.in(delays.file());
        try {
            for (ClamdProbe probe : ClamdProbe.all(maxBytes)) {
                if (!probe.isSeen(ClamdVerdict.of(answer(probe.file(), deadline)))) {
                    throw new UnscannedFilesException(address, probe);
                }
            }
            trusted = true;
        } catch (IOException failed) {
            throw distrust(failed);
        }
    }

    private String answer(byte[] file, Deadline deadline) throws IOException {
        try (ClamdScan scan = new ClamdScan(address, delays, deadline)) {
            for (int sent = 0; sent < file.length; sent += CHUNK) {
                scan.next(file, sent, Math.min(CHUNK, file.length - sent));
            }
            return scan.answer();
        }
    }

    private IOException distrust(IOException failure) {
        lastFailure = System.nanoTime();
        failedOnce = true;
        trusted = false;
        return failure;
    }

    private static String text(IOException failure) {
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(failure);
        return reason.getClass().getSimpleName() + ": " + reason.getMessage();
    }
}
