package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file's bytes as they arrive: counts them, hashes them, has them scanned and hands them to the store, in one
 * pass. One byte over the limit ends all of that; the rest is passed over, so that the client can read the answer.
 * When the store or the scanner fails the file is lost, not the request: the contract has a status for that, {@code Error}.
 */
final class FileIntake extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final FileStore store;
    private final Antivirus antivirus;
    private final long limit;
    private final MessageDigest digest = sha256();

    private long size;
    private boolean failed;
    private FileStore.@Nullable Arrival arrival;
    private Antivirus.@Nullable Scan scan;

    FileIntake(FileStore store, Antivirus antivirus, long limit) {
        this.store = store;
        this.antivirus = antivirus;
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
            } catch (IOException | RuntimeException lost) {
                LOG.error("A file could not be written or scanned", lost);
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
                verdict, size, clean ? HexFormat.of().formatHex(digest.digest()) : "", clean ? arrival : null);
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
            return scan.infected() ? Fichier.Verdict.INFECTED : Fichier.Verdict.CLEAN;
        } catch (IOException | RuntimeException lost) {
            LOG.error("A file could not be written or scanned", lost);
            return Fichier.Verdict.FAILED;
        }
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        if (arrival == null) {
            arrival = store.begin();
            scan = antivirus.begin();
        }
        arrival.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        scan.next(bytes, offset, length);
    }

    private void release(boolean delete) {
        if (scan != null) {
            scan.close();
            scan = null;
        }
        try {
            if (delete && arrival != null) {
                arrival.close();
            }
        } catch (IOException left) {
            LOG.warn("A file that is not kept stays until what is left over is next looked for", left);
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
