package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.DurableNames;
import lu.lalux.assure.stub.storage.OwnersOnly;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files in a folder, spread over 256 sub-folders by the first two digits of the key. A file is written elsewhere on the
 * same disk and moved here in one step: what is here is whole.
 */
final class FolderStore implements FileStore {

    private static final int FOLDERS = 256;
    private static final int LOT = 500;

    private final boolean alone;
    private final Path owner;
    private final FreeSpace space;
    private final Path kept;
    private final UploadFolder arriving;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param folder where the files are
     * @param arrival longer than any upload takes
     * @param alone whether no other instance has the folder, so that at the start nobody is busy with any file
     * @param space of the folder's disk
     */
    FolderStore(Path folder, Duration arrival, boolean alone, FreeSpace space) throws IOException {
        this.alone = alone;
        this.owner = folder.resolve("base");
        this.space = space;
        this.kept = OwnersOnly.folder(folder.resolve("gardes"));
        this.arriving = new UploadFolder(folder.resolve("en-cours"), arrival, space);
        OwnersOnly.requireLinks(folder);
        OwnersOnly.requireLinks(kept);
    }

    @Override
    public Arrival begin() throws IOException {
        return new TemporaryFile(arriving.begin());
    }

    @Override
    public void belongTo(String database, boolean empty) throws IOException {
        if (!Files.exists(owner)) {
            if (empty && hasFiles()) {
                throw notOurs("start.files.unknown");
            }
            Path temporary = arriving.temporary("base-");
            Files.writeString(temporary, database);
            Files.move(temporary, owner, StandardCopyOption.ATOMIC_MOVE);
            DurableNames.in(owner.getParent());
        } else if (!Files.readString(owner).strip().equals(database)) {
            throw notOurs("start.files.foreign");
        }
    }

    private boolean hasFiles() throws IOException {
        try (Stream<Path> files = Files.walk(kept.toRealPath())) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    private IllegalStateException notOurs(String why) {
        return new StartRefusedException("start.files", owner.getParent(), Message.of(why));
    }

    @Override
    public void adopt(String key, long size, JdbcClient transaction) {
        try {
            if (Files.size(path(key)) != size) {
                throw new FileLostException(key);
            }
        } catch (IOException lost) {
            throw new FileLostException(key);
        }
    }

    @Override
    public void release(String key, JdbcClient transaction) {
        // The folder keeps nothing about the file that would have to change.
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public void repairAtStart(UnaryOperator<Set<String>> known) throws IOException {
        Predicate<Path> left = alone ? file -> true : arriving.untouched();
        arriving.remove(left);
        for (int folder = 0; folder < FOLDERS; folder++) {
            removeUnknown(folder, left, known);
        }
    }

    /** Each call looks at all files that arrive, and at the next one of the sub-folders. */
    @Override
    public void repair(UnaryOperator<Set<String>> known) throws IOException {
        Predicate<Path> left = arriving.untouched();
        arriving.remove(left);
        removeUnknown(next.getAndUpdate(last -> (last + 1) % FOLDERS), left, known);
    }

    private void removeUnknown(int number, Predicate<Path> left, UnaryOperator<Set<String>> known) throws IOException {
        Path folder = kept.resolve("%02x".formatted(number));
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all = files(folder);
        for (int from = 0; from < all.size(); from += LOT) {
            Map<String, Path> lot = new HashMap<>();
            for (Path file : all.subList(from, Math.min(from + LOT, all.size()))) {
                if (left.test(file)) {
                    lot.put(file.getFileName().toString(), file);
                }
            }
            lot.keySet().removeAll(known.apply(lot.keySet()));
            for (Path unknown : lot.values()) {
                Files.deleteIfExists(unknown);
            }
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

    private final class TemporaryFile implements Arrival {

        private final UploadFolder.ArrivingFile file;

        TemporaryFile(UploadFolder.ArrivingFile file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void read(Reader reader) throws IOException {
            file.read(reader);
        }

        @Override
        public String keep(String extension) throws IOException {
            Path temporary = file.end();
            try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            // There was room when this file began, and for others that began then too: together they may have used it
            // up.
            space.require();
            String key = UUID.randomUUID() + extension;
            Path target = path(key);
            if (!Files.isDirectory(target.getParent())) {
                OwnersOnly.folder(target.getParent());
                DurableNames.in(kept);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            DurableNames.in(target.getParent());
            return key;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
