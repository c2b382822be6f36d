package lu.lalux.assure.stub.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file that is offered, which may be a large one: its digest is made when it is first asked for, and again when the file has changed. */
final class OfferedFile {

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private @Nullable State known;

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

    /** {@return its size and digest} Whoever comes while it is read waits: it is read once. */
    synchronized State state() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            State state = known;
            if (state == null || state.size() != now.size() || !state.modified().equals(now.lastModifiedTime())) {
                state = new State(now.size(), now.lastModifiedTime(), digest());
                known = state;
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String digest() throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream content = Files.newInputStream(path)) {
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java has SHA-256", impossible);
        }
    }
}
