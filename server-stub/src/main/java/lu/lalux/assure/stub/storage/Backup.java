package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import org.sqlite.SQLiteConfig;

/**
 * {@code java -jar assure-server-stub-VERSION-exec.jar --backup FOLDER COPY}: copies a data folder on SQLite, while a
 * sandbox uses it or while none does, to a folder that a sandbox can be started on.
 *
 * <p>The database first, as it is at one instant, and then the files: each row's file is then copied, but those that
 * were removed in between, which nobody can name any more. Files that came in between have no row, and are removed by
 * the next start.
 */
public final class Backup {

    /** The option that asks for this instead of the server. */
    public static final String OPTION = "--backup";

    private static final String DATABASE = "assure.db";
    private static final String FILES = "documents";
    private static final String OWNER = "base";
    private static final String KEPT = "gardes";
    private static final int BUSY_MILLIS = 10_000;

    private Backup() {}

    /**
     * Makes the copy, under another name until it is whole.
     *
     * @param arguments the option, the data folder, and the copy, which must not exist
     * @param out where it is said what was done
     * @return the exit code: 0, or 2 if nothing was copied
     */
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        Messages texts = new Messages();
        if (arguments.size() != 3 || !arguments.get(0).equals(OPTION)) {
            out.println(texts.bilingual(Message.of("console.backup.usage", OPTION)));
            return 2;
        }
        Path data = Path.of(arguments.get(1)).toAbsolutePath();
        Path copy = Path.of(arguments.get(2)).toAbsolutePath();
        Path partial = copy.resolveSibling(copy.getFileName() + ".partiel");
        if (Files.notExists(data.resolve(DATABASE)) || Files.exists(copy) || !isMade(partial)) {
            out.println(texts.bilingual(Message.of("console.backup.refused", data, DATABASE, copy, partial)));
            return 2;
        }
        try {
            copyDatabase(data.resolve(DATABASE), OwnersOnly.newFile(partial.resolve(DATABASE)));
        } catch (SQLException failed) {
            throw new IOException("The database cannot be copied", failed);
        }
        long files = copyFiles(data.resolve(FILES), partial.resolve(FILES));
        forceFolders(partial);
        Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
        DurableNames.in(copy.getParent());
        out.println(texts.bilingual(Message.of("console.backup.made", copy, DATABASE, files)));
        return 0;
    }

    /** By us, now: what another user has put there first would have the signing key. */
    private static boolean isMade(Path partial) throws IOException {
        try {
            OwnersOnly.newFolder(partial);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }

    /**
     * In one reading transaction, for which no writer waits. SQLite fills an empty file, and leaves it to us to have it
     * on disk.
     */
    private static void copyDatabase(Path from, Path to) throws SQLException, IOException {
        SQLiteConfig patient = new SQLiteConfig();
        patient.setBusyTimeout(BUSY_MILLIS);
        try (Connection connection = patient.createConnection("jdbc:sqlite:" + from);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        }
        force(to);
    }

    /** By their names alone: a walk would ask what kind of thing a file is that is removed at that moment, and fail. */
    private static long copyFiles(Path from, Path to) throws IOException {
        copy(from.resolve(OWNER), to.resolve(OWNER));
        long copied = 0;
        for (Path folder : entries(from.resolve(KEPT))) {
            for (Path file : entries(folder)) {
                if (copy(file, to.resolve(from.relativize(file).toString()))) {
                    copied++;
                }
            }
        }
        return copied;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** @return whether it was still there */
    private static boolean copy(Path from, Path to) throws IOException {
        try (InputStream file = Files.newInputStream(from)) {
            OwnersOnly.folder(to.toAbsolutePath().getParent());
            try (FileChannel target = FileChannel.open(OwnersOnly.newFile(to), StandardOpenOption.WRITE)) {
                file.transferTo(Channels.newOutputStream(target));
                target.force(true);
            }
            return true;
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    private static void forceFolders(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                DurableNames.in(folder);
            }
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
