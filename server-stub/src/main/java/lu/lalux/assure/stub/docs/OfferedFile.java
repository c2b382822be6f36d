package lu.lalux.assure.stub.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is offered, which may be a large one: its digest is made when it is first asked for, and again when the
 * file has changed.
 */
final class OfferedFile {

    private static final Logger LOG = LoggerFactory.getLogger(OfferedFile.class);

    private final Path path;
    private @Nullable State known;
    private boolean told;

    OfferedFile(Path path) {
        this.path = path;
    }

    /**
     * The file as it is.
     *
     * @param size in bytes
     * @param modified when it was last written to
     * @param sha256 its digest, in hexadecimal digits
     */
    record State(long size, FileTime modified, String sha256) {}

    Path path() {
        return path;
    }

    /** {@return whether it is there now} */
    boolean isHere() {
        return Files.isRegularFile(path);
    }

    /**
     * Whoever comes while it is read waits: it is read once.
     *
     * @return its size and digest, if it is there and can be read
     */
    synchronized Optional<State> state() {
        if (!isHere()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            State state = known;
            if (state == null || state.size() != now.size() || !state.modified().equals(now.lastModifiedTime())) {
                state = new State(now.size(), now.lastModifiedTime(), digest());
                known = state;
            }
            told = false;
            return Optional.of(state);
        } catch (IOException e) {
            // Once: every visitor of the page comes here.
            if (!told) {
                LOG.warn("Downloads: {} is there and cannot be read, so it is not offered: {}", path, e.toString());
                told = true;
            }
            return Optional.empty();
        }
    }

    private String digest() throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            return Sha256.of(content);
        }
    }
}
