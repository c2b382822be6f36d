package lu.lalux.assure.stub.support;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * An archive of the stub's loaded classes (AppCDS), which spare a process a third of its start. Made once, by a
 * process that starts and ends, and used as long as no jar is younger. Only jars can be archived: where the stub is on the
 * class path as a folder, as in an IDE, there is none.
 */
final class ClassArchive {

    private static final Path FILE = Path.of("target", "essais.jsa").toAbsolutePath();
    private static final Path LOCK = FILE.resolveSibling("essais.lock");

    /** The tests' classes that the stub's processes have, too: {@link WithFewKeys} and what it needs. */
    private static final Path OURS = FILE.resolveSibling("essais.jar");

    private ClassArchive() {}

    /** The class path of the stub's processes: that of the tests, with {@link WithFewKeys} in the place of all tests. */
    static String classPath() {
        return Packed.CLASS_PATH;
    }

    /** What to add to a process's command. */
    static List<String> options() {
        return Made.ARCHIVE ? List.of("-XX:SharedArchiveFile=" + FILE, "-Xshare:auto") : List.of();
    }

    private static Stream<Path> entries() {
        Stream<Path> all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith(Path.of("target", "test-classes")));
        return Stream.concat(all, Stream.of(OURS));
    }

    /** To be locked: the module's tests share several JVMs, of which one makes what all use, and the others wait. */
    private static FileChannel lock() throws IOException {
        return FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean isYounger(Path made, Stream<Path> sources) throws IOException {
        if (!Files.exists(made)) {
            return false;
        }
        FileTime time = Files.getLastModifiedTime(made);
        for (Path source : sources.toList()) {
            if (Files.exists(source) && Files.getLastModifiedTime(source).compareTo(time) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Packed {

        private static final String CLASS_PATH = classPath();

        private static String classPath() {
            try (FileChannel channel = lock()) {
                channel.lock();
                List<Path> classes = classes();
                if (!isYounger(OURS, classes.stream())) {
                    pack(classes);
                }
                return String.join(
                        File.pathSeparator, entries().map(Path::toString).toList());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static List<Path> classes() throws IOException {
            Path main = new ClassPathResource("WithFewKeys.class", WithFewKeys.class)
                    .getFile()
                    .toPath();
            try (Stream<Path> beside = Files.list(main.getParent())) {
                return beside.filter(file -> file.getFileName().toString().matches("(With)?FewKeys(\\$\\w+)?\\.class"))
                        .toList();
            }
        }

        private static void pack(List<Path> classes) throws IOException {
            String folder = WithFewKeys.class.getPackageName().replace('.', '/');
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(OURS))) {
                for (Path file : classes) {
                    jar.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                    Files.copy(file, jar);
                }
            }
        }
    }

    private static final class Made {

        private static final boolean ARCHIVE = make();

        private static boolean make() {
            try {
                if (entries().anyMatch(Files::isDirectory)) {
                    return false;
                }
                String classPath = classPath();
                try (FileChannel channel = lock()) {
                    channel.lock();
                    if (!isYounger(FILE, entries())) {
                        Files.deleteIfExists(FILE);
                        run(classPath);
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

        private static void run(String classPath) throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("assure-archive");
            List<String> options = List.of("-XX:ArchiveClassesAtExit=" + FILE);
            try (StubProcess training =
                    StubProcess.start(options, classPath, Installation.SQLITE, folder, "256m", List.of())) {
                // What nearly each test asks for first.
                HttpResponse<String> kept =
                        training.put(GARAGE, "/reparateur/upload", file("facture.pdf", new byte[10]));
                String key = json(kept).required("key").asString();
                training.put(GARAGE, "/reparateur", repairerRequest("F-1", key).toString());
                training.stop();
                training.awaitEnd();
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
