package lu.lalux.assure.stub.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * What the stub's processes have of the build: the sandbox that it left unpacked, with the archive of its loaded
 * classes (AppCDS), which spares a process a third of its start. Where the tests' own classes are younger, as in an
 * IDE, they have the tests' class path, and no archive.
 */
final class UnpackedSandbox {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PROJECT = TARGET.getParent().getParent();
    private static final Path FOLDER = TARGET.resolve("sandbox");
    private static final Path ARCHIVE = FOLDER.resolve("sandbox.jsa");

    /** The tests' classes that the stub's processes have, too: {@link WithFewKeys} and what it needs. */
    private static final Path OURS = TARGET.resolve("essais.jar");

    /** To be locked: the module's tests share several JVMs, of which one packs what all use, and the others wait. */
    private static final Path LOCK = TARGET.resolve("essais.lock");

    private UnpackedSandbox() {}

    /** The class path of the stub's processes, with {@link WithFewKeys} in the place of all tests. */
    static String classPath() {
        return Made.CLASS_PATH;
    }

    /** What to add to a process's command. */
    static List<String> options() {
        return Made.UNPACKED ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto") : List.of();
    }

    private static final class Made {

        private static final boolean UNPACKED;
        private static final String CLASS_PATH;

        static {
            try {
                List<Path> tests = Stream.of(
                                System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(entry -> !entry.endsWith(Path.of("target", "test-classes")))
                        .toList();
                List<Path> built = tests.stream()
                        .filter(entry -> entry.startsWith(PROJECT) && hasClasses(entry))
                        .toList();
                UNPACKED = built.stream().noneMatch(Files::isDirectory) && isYounger(ARCHIVE, built);
                packOurs();
                CLASS_PATH = String.join(
                        File.pathSeparator,
                        Stream.concat(UNPACKED ? Stream.of(program()) : tests.stream(), Stream.of(OURS))
                                .map(Path::toString)
                                .toList());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** The first on the class path, as the archive was made of it; it names its libraries itself. */
        private static Path program() throws IOException {
            try (Stream<Path> files = Files.list(FOLDER)) {
                return files.filter(file -> file.toString().endsWith("-exec.jar"))
                        .findAny()
                        .orElseThrow();
            }
        }

        /**
         * A module of tests alone has nothing to pack: its folder, if it is there, has what every module gets, a
         * licence at most.
         */
        private static boolean hasClasses(Path entry) {
            if (!Files.isDirectory(entry)) {
                return Files.exists(entry);
            }
            try (Stream<Path> within = Files.walk(entry)) {
                return within.anyMatch(file -> file.toString().endsWith(".class"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static boolean isYounger(Path made, List<Path> sources) throws IOException {
            if (!Files.exists(made)) {
                return false;
            }
            FileTime time = Files.getLastModifiedTime(made);
            for (Path source : sources) {
                if (Files.getLastModifiedTime(source).compareTo(time) >= 0) {
                    return false;
                }
            }
            return true;
        }

        private static void packOurs() throws IOException {
            try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                List<Path> classes = classes();
                if (!isYounger(OURS, classes)) {
                    pack(classes);
                }
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
}
