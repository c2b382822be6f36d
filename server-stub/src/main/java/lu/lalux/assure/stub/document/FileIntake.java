package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lu.lalux.assure.stub.document.scan.Antivirus;
import lu.lalux.assure.stub.document.scan.UnscannedFileException;
import lu.lalux.assure.stub.document.store.FileStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file's bytes as they arrive: counts them, hashes them and hands them to the store, in one pass. The scanner
 * is shown them on their way, and may read them again from the store when all are there. One byte over the limit ends
 * all of that; the rest is passed over, so that the client can read the answer. When the store or the scanner fails the
 * file is lost, not the request: the contract has a status for that, {@code Error}.
 */
final class FileIntake extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final FileStore store;
    private final Antivirus antivirus;
    private final LostFiles lost;
    private final String account;
    private final long limit;
    private final MessageDigest digest = sha256();

    private long size;
    private boolean failed;
    private FileStore.@Nullable Arrival arrival;
    private Antivirus.@Nullable Scan scan;

    /**
     * @param account whose file it is
     * @param limit the greatest file in bytes
     */
    FileIntake(FileStore store, Antivirus antivirus, LostFiles lost, String account, long limit) {
        this.store = store;
        this.antivirus = antivirus;
        this.lost = lost;
        this.account = account;
        this.limit = limit;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        size += length;
        if (size > limit) {
            release(true);
        } else if (!failed && length > 0) {
            try {
                take(bytes, offset, length);
            } catch (IOException | RuntimeException reason) {
                lost.failed(reason);
                failed = true;
                release(true);
            }
        }
    }

    /** Decoded bytes so far. */
    long size() {
        return size;
    }

    /** The file, when all of it was handed over; whoever takes it closes it. */
    Fichier finish() {
        Fichier.Verdict verdict = verdict();
        boolean clean = verdict == Fichier.Verdict.CLEAN;
        Fichier file = new Fichier(
                verdict, size, clean ? HexFormat.of().formatHex(digest.digest()) : "", clean ? arrival : null, lost);
        release(!clean);
        return file;
    }

    /** Drops everything. */
    void discard() {
        release(true);
    }

    private Fichier.Verdict verdict() {
        if (size > limit) {
            return Fichier.Verdict.TOO_BIG;
        }
        if (failed || scan == null || arrival == null) {
            return Fichier.Verdict.FAILED;
        }
        try {
            boolean infected = scan.infected(arrival);
            lost.succeeded();
            return infected ? Fichier.Verdict.INFECTED : Fichier.Verdict.CLEAN;
        } catch (UnscannedFileException unscanned) {
            LOG.warn("A file is answered Error: {}", unscanned.getMessage());
            return Fichier.Verdict.FAILED;
        } catch (IOException | RuntimeException reason) {
            lost.failed(reason);
            return Fichier.Verdict.FAILED;
        }
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        if (arrival == null) {
            arrival = store.begin();
            scan = antivirus.begin(account);
        }
        arrival.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        scan.next(bytes, offset, length);
    }

    private void release(boolean delete) {
        scan = null;
        try {
            if (delete && arrival != null) {
                arrival.close();
            }
        } catch (IOException left) {
            lost.leftBehind(left);
        }
        arrival = null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
