package lu.lalux.assure.conformance.judge.serve.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder for each session: what is told of it, its reports, its certificate. A file is there whole, or not at all.
 */
public final class SessionArchive {

    private static final String FILED = "session.json";
    private static final String NEW = ".new";
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{4,32}");

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path sessions;

    /**
     * @param folder is made when it is not there
     * @throws IOException when it cannot be
     */
    public SessionArchive(Path folder) throws IOException {
        this.sessions = ownersOnly(folder.resolve("sessions").toAbsolutePath());
    }

    /**
     * Reports show what software sent: where no other user of the machine gets into the folder, none reads what is in
     * it.
     */
    private static Path ownersOnly(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
        return Files.setPosixFilePermissions(folder, OWNER);
    }

    /**
     * @param id of a session, as a stranger may have written it
     * @return what is kept of it
     * @throws IOException when it cannot be read
     */
    public Optional<ArchivedSession> find(String id) throws IOException {
        if (!ID.matcher(id).matches() || !Files.exists(sessions.resolve(id).resolve(FILED))) {
            return Optional.empty();
        }
        try {
            ArchivedSession filed = JsonMapper.shared()
                    .readValue(Files.readAllBytes(sessions.resolve(id).resolve(FILED)), ArchivedSession.class);
            if (filed == null || !filed.isWhole(id)) {
                throw new IOException("not whole: " + sessions.resolve(id).resolve(FILED));
            }
            return Optional.of(filed);
        } catch (NoSuchFileException e) {
            // Deleted since.
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("not to be read: " + sessions.resolve(id).resolve(FILED), e);
        }
    }

    /**
     * @param filed is kept from now on, in place of what was
     * @throws IOException when it cannot be written
     */
    public void file(ArchivedSession filed) throws IOException {
        write(folder(filed.session().getSession()), FILED, JsonMapper.shared().writeValueAsString(filed));
    }

    /**
     * @param id of a session
     * @param language of what has only one
     * @return the folder of its reports
     */
    public Path reports(String id, Language language) {
        return folder(id).resolve(language.name().toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * @param id of a session
     * @return its folder
     */
    public Path folder(String id) {
        return sessions.resolve(id);
    }

    /**
     * @param id of a session, of which nothing is kept any more
     * @throws IOException when a file cannot be deleted
     */
    public void delete(String id) throws IOException {
        // What is told of it goes first: a half that stays is no session any more.
        Files.deleteIfExists(folder(id).resolve(FILED));
        delete(folder(id));
    }

    /**
     * @param folder with all that is in it
     * @throws IOException when a file cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** {@return the sessions that something is kept of} */
    public List<String> ids() throws IOException {
        return folders(true);
    }

    /** {@return the folders of sessions that were never told of, or are half deleted} */
    public List<String> orphans() throws IOException {
        return folders(false);
    }

    private List<String> folders(boolean filed) throws IOException {
        try (Stream<Path> folders = Files.list(sessions)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(id -> ID.matcher(id).matches())
                    .filter(id -> Files.exists(sessions.resolve(id).resolve(FILED)) == filed)
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Path fresh = folder.resolve(name + NEW);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // Before it takes the old one's place: a machine that loses its power then has one or the other.
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
