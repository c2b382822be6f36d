package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that was received, {@code #/components/schemas/Fichier}. Its bytes are on disk, in a temporary file that is
 * removed when this is closed, unless the store took it over. Never in memory.
 */
public final class Fichier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fichier.class);

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
    private final @Nullable Path temporary;

    Fichier(Verdict verdict, long size, String sha256, @Nullable Path temporary) {
        this.verdict = verdict;
        this.size = size;
        this.sha256 = sha256;
        this.temporary = temporary;
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

    /** Where the bytes are. */
    Path temporary() {
        if (temporary == null) {
            throw new IllegalStateException("Nothing is kept of a file that is " + verdict);
        }
        return temporary;
    }

    @Override
    public void close() {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                LOG.warn("A temporary file stays until the next start: {}", temporary, left);
            }
        }
    }
}
