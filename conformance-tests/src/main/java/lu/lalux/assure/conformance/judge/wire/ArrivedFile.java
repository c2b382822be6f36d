package lu.lalux.assure.conformance.judge.wire;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that keeps what arrives until it is wanted; what goes wrong with it is this machine's fault, not the client's.
 */
final class ArrivedFile implements AutoCloseable {

    private final Path file;
    private final OutputStream out;

    ArrivedFile() {
        try {
            file = Files.createTempFile("assure-juge-", ".corps");
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Not by a channel, which would keep as much again outside of the heap for each thread that ever read one.
     *
     * @return all that was written
     */
    byte[] bytes() {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
