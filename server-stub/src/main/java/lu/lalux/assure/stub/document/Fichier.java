package lu.lalux.assure.stub.document;

import java.io.IOException;
import lu.lalux.assure.stub.document.store.FileStore;
import org.jspecify.annotations.Nullable;

/**
 * A file that was received, {@code #/components/schemas/Fichier}. Its bytes are with the store, which forgets them when
 * this is closed, unless they were kept. Never in memory.
 */
public final class Fichier implements AutoCloseable {

    /** What was found about a file while it arrived. */
    enum Verdict {
        CLEAN,
        INFECTED,
        TOO_BIG,
        FAILED
    }

    private final Verdict verdict;
    private final long size;
    private final String sha256;
    private final FileStore.@Nullable Arrival arrival;
    private final LostFiles lost;

    Fichier(Verdict verdict, long size, String sha256, FileStore.@Nullable Arrival arrival, LostFiles lost) {
        this.verdict = verdict;
        this.size = size;
        this.sha256 = sha256;
        this.arrival = arrival;
        this.lost = lost;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Decoded bytes. */
    long size() {
        return size;
    }

    /** In hexadecimal; empty unless the file is clean. */
    String sha256() {
        return sha256;
    }

    /** The bytes. */
    FileStore.Arrival arrival() {
        if (arrival == null) {
            throw new IllegalStateException("Nothing is kept of a file that is " + verdict);
        }
        return arrival;
    }

    @Override
    public void close() {
        if (arrival != null) {
            try {
                arrival.close();
            } catch (IOException left) {
                lost.leftBehind(left);
            }
        }
    }
}
