package lu.lalux.assure.stub.document.scan.inside;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/** What the inspection of one file may cost, whatever its sender has made of it: time, bytes unpacked, memory and nesting. */
final class Limits {

    /** As much as clamd is told to unpack of a file ({@code MaxScanSize}). */
    private static final long UNPACKED = 100_000_000;

    private static final int DEPTH = 16;

    /** How often each byte of a document may be looked at; an ordinary one needs two or three. */
    private static final int LOOKS = 16;

    private static final int CHUNK = 65_536;

    private final int maxBytes;
    private final BooleanSupplier late;
    private long unpacked;
    private long looks;
    private int held;
    private int depth;

    /**
     * @param maxBytes the greatest document in memory
     * @param late whether the file's time is over
     */
    Limits(int maxBytes, BooleanSupplier late) {
        this.maxBytes = maxBytes;
        this.late = late;
    }

    /** Counts bytes that were unpacked. */
    void unpack(long bytes) throws IOException {
        unpacked += bytes;
        if (unpacked > UNPACKED) {
            throw new UnreadableException("more than " + UNPACKED + " bytes once unpacked");
        }
        requireTime();
    }

    /** Allows for a document that is about to be read. */
    void enter(int length) throws IOException {
        depth++;
        held += length;
        looks += (long) LOOKS * length + CHUNK;
        if (depth > DEPTH || held > 3L * maxBytes) {
            throw new UnreadableException("documents in one another, too many or too large");
        }
        requireTime();
    }

    /** The document was read. */
    void leave(int length) {
        depth--;
        held -= length;
    }

    /** Counts bytes that were looked at, so that no document is read over and over. */
    void look(int bytes) throws IOException {
        long before = looks;
        looks -= bytes;
        if (looks < 0) {
            throw new UnreadableException("takes too long to read");
        }
        if (before / CHUNK != looks / CHUNK) {
            requireTime();
        }
    }

    /** The same stream, every byte of which counts as unpacked. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    int read = in.read(bytes, offset, Math.min(length, CHUNK));
                    unpack(Math.max(0, read));
                    return read;
                } catch (ZipException | EOFException damaged) {
                    throw new UnreadableException("a compressed content is damaged: " + damaged.getMessage());
                }
            }
        };
    }

    /** The same stream, every byte of which counts as looked at. */
    InputStream looked(InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public int read() throws IOException {
                look(1);
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                look(Math.max(0, read));
                return read;
            }
        };
    }

    private void requireTime() throws IOException {
        if (late.getAsBoolean()) {
            throw new UnreadableException("takes too long to read (assure.antivirus.delays.file)");
        }
    }
}
