package lu.lalux.assure.benchmark.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine offers: its Java versions, its ports, and what it is. */
public final class Machine {

    private static final Path JDKS = Path.of("/usr/lib/jvm");

    private Machine() {}

    /** The Java that runs this. */
    public static Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** A JDK 25: the one that the variable JAVA_25_HOME names, or one of Linux's usual place. */
    public static Optional<Path> jdk25() throws IOException {
        String named = System.getenv("JAVA_25_HOME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(JDKS)) {
            return Optional.empty();
        }
        try (Stream<Path> installed = Files.list(JDKS)) {
            return installed
                    .filter(jdk -> jdk.getFileName().toString().contains("-25"))
                    .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                    .min(Comparator.naturalOrder());
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Its processor, memory and system, in a line each. */
    public static List<String> description() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                runtime.availableProcessors() + " cores, "
                        + first("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                first("/proc/meminfo", "MemTotal").map(Machine::gibibytes).orElse("memory unknown"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    private static String gibibytes(String kibibytes) {
        return Math.round(Double.parseDouble(kibibytes.replaceAll("\\D", "")) / (1 << 20)) + " GiB of memory";
    }

    private static Optional<String> first(String file, String name) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return Optional.empty();
        }
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst();
    }
}
