package lu.lalux.assure.stub.document.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.stub.storage.OwnersOnly;

/**
 * Files on their way to where they are kept, in a folder of a local disk: an upload holds none of its bytes in memory.
 */
final class UploadFolder {

    private static final int PART = 65_536;

    private final Path folder;

    /** Longer than any upload takes: nobody is busy with a file that was last written to before that. */
    private final Duration arrival;

    private final FreeSpace space;
    private final UncachedFile.Folder files;

    /**
     * @param folder where they are
     * @param arrival longer than any upload takes
     * @param space of the folder's disk
     */
    UploadFolder(Path folder, Duration arrival, FreeSpace space) throws IOException {
        this.folder = OwnersOnly.folder(folder);
        this.arrival = arrival;
        this.space = space;
        Path sample = temporary("essai-");
        this.files = new UncachedFile.Folder(sample);
        Files.delete(sample);
    }

    /** Begins one. */
    ArrivingFile begin() throws IOException {
        space.require();
        Path temporary = temporary("depot-");
        return new ArrivingFile(temporary, files.open(temporary));
    }

    /** An empty file that nobody else has. */
    Path temporary(String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, ".tmp");
    }

    void remove(Predicate<Path> left) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (left.test(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * Whether nobody can be busy with a file of this disk any more, by its file system's time, which all instances
     * share.
     */
    Predicate<Path> untouched() throws IOException {
        Instant before = fileSystemTime().minus(arrival);
        return file -> {
            try {
                return Files.getLastModifiedTime(file).toInstant().isBefore(before);
            } catch (NoSuchFileException taken) {
                return false;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }

    private Instant fileSystemTime() throws IOException {
        Path fresh = temporary("heure-");
        try {
            return Files.getLastModifiedTime(fresh).toInstant();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** One of them; closed, it is gone, unless somebody took it away. */
    static final class ArrivingFile implements Closeable {

        private final Path path;
        private final UncachedFile disk;

        private ArrivingFile(Path path, UncachedFile disk) {
            this.path = path;
            this.disk = disk;
        }

        void write(byte[] bytes, int offset, int length) throws IOException {
            disk.write(bytes, offset, length);
        }

        void read(FileStore.Reader reader) throws IOException {
            disk.flush();
            byte[] part = new byte[PART];
            try (InputStream written = Files.newInputStream(path)) {
                for (int length = written.read(part); length > 0; length = written.read(part)) {
                    reader.take(part, 0, length);
                }
            }
        }

        /** Where it is, when nothing more comes. */
        Path end() throws IOException {
            disk.flush();
            disk.close();
            return path;
        }

        @Override
        public void close() throws IOException {
            try {
                disk.close();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }
}
