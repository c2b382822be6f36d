package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.stub.storage.BaseSettings;
import lu.lalux.assure.stub.storage.StorageSettings;
import org.springframework.stereotype.Component;

/**
 * Files in a folder, spread over 256 sub-folders by the first two digits of the key. A file is written elsewhere on the
 * same disk and moved here in one step: what is here is whole.
 */
@Component
final class FolderStore implements FileStore {

    /** No upload takes as long. What is younger may be arriving at another instance, which shares the folder. */
    private static final Duration ARRIVAL = Duration.ofHours(1);

    private final Duration untouched;
    private final Path kept;
    private final Path arriving;

    FolderStore(StorageSettings settings, BaseSettings base) throws IOException {
        this.untouched = base.shared() ? ARRIVAL : Duration.ZERO;
        Path folder = settings.dossier().toAbsolutePath().resolve("documents");
        this.kept = Files.createDirectories(folder.resolve("gardes"));
        this.arriving = Files.createDirectories(folder.resolve("en-cours"));
    }

    @Override
    public Path temporary() throws IOException {
        return Files.createTempFile(arriving, "depot-", ".tmp");
    }

    @Override
    public void keep(Path temporary, String key) throws IOException {
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Path target = path(key);
        if (!Files.isDirectory(target.getParent())) {
            Files.createDirectories(target.getParent());
            force(kept);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public void repair(Predicate<String> known) throws IOException {
        Instant now = fileSystemTime();
        for (Path left : files(arriving)) {
            if (isLeft(left, now)) {
                Files.deleteIfExists(left);
            }
        }
        for (Path folder : files(kept)) {
            for (Path file : files(folder)) {
                if (isLeft(file, now) && !known.test(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether nobody can be busy with a file any more; by the file system's time, which all instances share. */
    private boolean isLeft(Path file, Instant now) throws IOException {
        try {
            return untouched.isZero()
                    || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(untouched));
        } catch (NoSuchFileException taken) {
            return false;
        }
    }

    private Instant fileSystemTime() throws IOException {
        Path fresh = temporary();
        try {
            return Files.getLastModifiedTime(fresh).toInstant();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path path(String key) {
        return kept.resolve(key.substring(0, 2).toLowerCase(Locale.ROOT)).resolve(key);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A new name in a folder is only safe when the folder is. Windows has no such thing, and opens no folder. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
