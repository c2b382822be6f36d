package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lu.lalux.assure.stub.problem.StartRefusedException;

/**
 * The data folder, held by one process as long as it runs: a second one on the same SQLite would take for left over
 * what the first is busy with. The operating system lets go of it whatever the process dies of.
 */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "assure.verrou";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * @param path made if it is not there
     * @throws IllegalStateException when others can read it, another process has it, or it cannot be written to
     */
    public static DataFolder hold(Path path) throws IOException {
        FileChannel channel = openedLock(path);
        if (lock(channel) == null) {
            channel.close();
            throw new StartRefusedException("start.folder.held", path);
        }
        return new DataFolder(path, channel);
    }

    private static FileChannel openedLock(Path path) {
        try {
            OwnersOnly.require(OwnersOnly.folder(path));
            return FileChannel.open(OwnersOnly.file(path.resolve(LOCK)), StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new StartRefusedException("start.folder.unusable", path, LastingFailure.reason(unusable))
                    .because(unusable);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** A file in it, made if it is not there: whoever opens it then finds it with its permissions. */
    public Path file(String name) throws IOException {
        return OwnersOnly.file(path.resolve(name));
    }

    /** Removes a file from it, if it is there. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
