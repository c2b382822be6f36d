package lu.lalux.assure.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that the README does not ask for, and some tests need. */
public enum Tool {
    CLAMD("clamav-daemon") {
        @Override
        boolean look() {
            return program().isPresent();
        }
    },

    /** Debian has none. */
    VERSITYGW {
        @Override
        boolean look() {
            return program().isPresent();
        }
    },

    /** In the place of the one that Maven brings, which lacks pg_dump. ASSURE_POSTGRES_BIN names the folder of its programs. */
    POSTGRESQL("postgresql") {
        @Override
        boolean look() {
            String programs = System.getenv("ASSURE_POSTGRES_BIN");
            return programs != null && Files.isExecutable(Path.of(programs, "pg_dump"));
        }
    },

    CHROMIUM("chromium-headless-shell") {
        /** As test/navigateur/chromium.mjs looks for it. */
        @Override
        boolean look() throws IOException {
            String named = System.getenv("CHROMIUM");
            List<String> places = named == null
                    ? Files.readAllLines(root().resolve("openapi/test/navigateur/chromium.txt"))
                    : List.of(named);
            return places.stream().map(Path::of).anyMatch(Files::isExecutable);
        }
    },

    MONO(
            "mono-mcs",
            "mono-runtime",
            "libmono-system-net-http4.0-cil",
            "libmono-system-runtime-serialization4.0-cil",
            "libmono-system-componentmodel-dataannotations4.0-cil",
            "libmono-system-web4.0-cil") {
        @Override
        boolean look() {
            return Stream.of(
                                    "System.Net.Http",
                                    "System.Runtime.Serialization",
                                    "System.ComponentModel.DataAnnotations",
                                    "System.Web")
                            .allMatch(assembly -> Files.isDirectory(Path.of("/usr/lib/mono/gac", assembly)))
                    && runs("mcs", "--version")
                    && runs("mono", "--version");
        }
    },

    PHP("php-cli", "php-curl", "php-mbstring", "php-guzzlehttp-guzzle") {
        @Override
        boolean look() {
            return Files.isRegularFile(Path.of("/usr/share/php/GuzzleHttp/autoload.php"))
                    && runs(
                            "php",
                            "-r",
                            "exit((int) !(PHP_VERSION_ID >= 80100 && extension_loaded('curl') && extension_loaded('mbstring')));");
        }
    },

    PYTHON("python3-venv") {
        @Override
        boolean look() {
            return runs("python3", "-c", "import ensurepip, venv");
        }
    },

    /** In the version of client-gen/programs/go/go.mod, which Debian 12 has not. */
    GO("golang-go") {
        @Override
        boolean look() {
            return runs("go", "version");
        }
    };

    /** How many seconds a program may take to say that it is there. */
    private static final int PATIENCE = 60;

    private final List<String> packages;

    private Boolean there;

    /** @param packages of Debian's, that bring it */
    Tool(String... packages) {
        this.packages = List.of(packages);
    }

    /** Prints the packages of the tools that are not here, for {@code .ci/machine}, which runs this file alone. */
    public static void main(String[] arguments) {
        System.out.println(Stream.of(values())
                .filter(tool -> !tool.isThere())
                .flatMap(tool -> tool.packages.stream())
                .collect(Collectors.joining(" ")));
    }

    abstract boolean look() throws IOException;

    /** {@return whether it is on this machine} */
    public synchronized boolean isThere() {
        if (there == null) {
            try {
                there = look();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return there;
    }

    /** {@return what brings it} */
    String source() {
        return packages.isEmpty()
                ? "go install, with the version of server-stub/src/test/versitygw.version"
                : "Debian: " + String.join(" ", packages);
    }

    /** {@return its program, on the path or where programs of its kind are put} */
    public Optional<Path> program() {
        Stream<String> others = Stream.of(
                Optional.ofNullable(System.getenv("GOBIN")).orElse(System.getProperty("user.home") + "/go/bin"),
                "/usr/sbin",
                "/usr/local/sbin");
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), others)
                .map(folder -> Path.of(folder, toString()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The checkout, from whichever module a test runs in. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
