package lu.lalux.assure.stub.support;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive of the stub's loaded classes (AppCDS), which spare a process a third of its start. Made once, by a
 * process that starts and ends, and used as long as no jar is younger. Only jars can be archived: where the stub is on the
 * class path as a folder, as in an IDE, there is none.
 */
final class ClassArchive {

    private static final Path FILE = Path.of("target", "essais.jsa").toAbsolutePath();
    private static final Path LOCK = FILE.resolveSibling("essais.lock");

    private ClassArchive() {}

    /** The class path of the stub's processes: that of the tests without the tests. */
    static String classPath() {
        return String.join(File.pathSeparator, entries().map(Path::toString).toList());
    }

    /** What to add to a process's command. */
    static List<String> options() {
        return Made.ARCHIVE ? List.of("-XX:SharedArchiveFile=" + FILE, "-Xshare:auto") : List.of();
    }

    private static Stream<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith(Path.of("target", "test-classes")));
    }

    private static final class Made {

        private static final boolean ARCHIVE = make();

        private static boolean make() {
            try {
                if (entries().anyMatch(Files::isDirectory)) {
                    return false;
                }
                // The module's tests share several JVMs: one makes it, the others wait.
                try (FileChannel channel =
                        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    if (!isYoung()) {
                        Files.deleteIfExists(FILE);
                        run();
                    }
                }
                return Files.exists(FILE);
            } catch (IOException without) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static boolean isYoung() throws IOException {
            if (!Files.exists(FILE)) {
                return false;
            }
            FileTime made = Files.getLastModifiedTime(FILE);
            for (Path entry : entries().toList()) {
                if (Files.exists(entry) && Files.getLastModifiedTime(entry).compareTo(made) >= 0) {
                    return false;
                }
            }
            return true;
        }

        private static void run() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("assure-archive");
            List<String> options = List.of("-XX:ArchiveClassesAtExit=" + FILE);
            try (StubProcess training =
                    StubProcess.start(options, classPath(), Installation.SQLITE, folder, "256m", List.of())) {
                training.stop();
                training.awaitEnd();
            }
        }
    }
}
