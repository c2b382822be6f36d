package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/** What runs the programs of a language with its generated client; a test says what it needs ({@code Needs}). */
enum Toolchain {
    /** The generated client; what the facade does is in the tests of its own. */
    JAVA {
        private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

        /** The README's {@code mvn package}, by this repository's Maven. */
        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            built(run(Map.of(), absolute("../mvnw"), "--quiet", "--batch-mode", "--file", file("pom.xml"), "package"));
            built(run(
                    Map.of(),
                    JDK.resolve("javac").toString(),
                    "-Xlint:all,-path,-serial",
                    "-Werror",
                    "-proc:none",
                    "-cp",
                    classPath(),
                    "-d",
                    file("target/example"),
                    file("example/Reglement.java")));
        }

        private String classPath() {
            return String.join(
                    File.pathSeparator, file("target/example"), file("target/classes"), file("target/lib/*"));
        }

        @Override
        List<String> program() {
            return List.of(
                    JDK.resolve("java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    classPath(),
                    "Reglement");
        }

        @Override
        String readme(String commands) {
            return replaced(commands, "mvn package\n", "test -d target/lib\n");
        }
    },

    TYPESCRIPT {
        private static final String COMPILED = "target/typescript/test/";

        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
        }

        @Override
        List<String> program() {
            return List.of("node", absolute(COMPILED + "programs/typescript/src/reglement.js"));
        }

        @Override
        List<String> roundTrip() {
            return List.of("node", absolute(COMPILED + "src/test/typescript/roundtrip.js"));
        }

        /** The compiler is there already, and what {@code npm install} does besides is to call the script "prepare". */
        @Override
        String readme(String commands) {
            return replaced(
                    commands,
                    "npm install\n",
                    "ln -s '" + absolute("node_modules") + "' node_modules\nnpm run --silent prepare\n");
        }
    },

    PHP {
        /** Where Debian has what Composer would bring. */
        private static final Path GUZZLE = Path.of("/usr/share/php/GuzzleHttp/autoload.php");

        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            Path example = workplace().resolve("example");
            Files.copy(Path.of("src/test/php/roundtrip.php"), example.resolve("roundtrip.php"));
            Path vendor = Files.createDirectories(example.resolve("vendor"));
            Files.writeString(vendor.resolve("autoload.php"), """
                    <?php
                    // In place of Composer's: Packagist is not asked in the build.
                    require '%s';
                    spl_autoload_register(static function (string $class): void {
                        if (str_starts_with($class, 'Lalux\\\\Assure\\\\')) {
                            require '%s/' . str_replace('\\\\', '/', substr($class, 13)) . '.php';
                        }
                    });
                    """.formatted(
                            GUZZLE, workplace().resolve("src")));
        }

        @Override
        List<String> program() {
            return php("reglement.php");
        }

        @Override
        List<String> roundTrip() {
            return php("roundtrip.php");
        }

        /** What Composer would bring is Debian's. */
        @Override
        String readme(String commands) {
            return replaced(
                    commands, "composer install --no-dev\n", "mkdir vendor\ncp example/vendor/autoload.php vendor\n");
        }

        /** With every notice and deprecation written to standard error, where the tests want nothing. */
        private List<String> php(String file) {
            return List.of(
                    "php",
                    "-d",
                    "error_reporting=-1",
                    "-d",
                    "display_errors=stderr",
                    workplace().resolve("example").resolve(file).toString());
        }
    },

    PYTHON {
        /** Not below {@link #workplace()}, which is laid out anew each time: this one is kept. */
        private static final Path ENVIRONMENT =
                Path.of("target", "python-environment").toAbsolutePath();

        private static final String INTERPRETER = ENVIRONMENT
                .resolve(File.separatorChar == '/' ? "bin/python" : "Scripts/python.exe")
                .toString();

        /**
         * What a vendor has after {@code pip install}: the newest of all that the archive asks for. The client itself is
         * installed too, but taken from the archive just unpacked, so that the environment is good until the requirements
         * change.
         */
        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            Path installed = ENVIRONMENT.resolve("installed.txt");
            String requirements = Files.readString(workplace().resolve("pyproject.toml"));
            if (Files.isRegularFile(installed)
                    && Files.readString(installed).equals(requirements)
                    && run(Map.of(), INTERPRETER, "-c", "import assure_client").code() == 0) {
                return;
            }
            FileSystemUtils.deleteRecursively(ENVIRONMENT);
            built(run(Map.of(), "python3", "-m", "venv", ENVIRONMENT.toString()));
            built(run(
                    Map.of(),
                    INTERPRETER,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-input",
                    "--disable-pip-version-check",
                    "--timeout=20",
                    "--retries=2",
                    workplace().toString()));
            Files.writeString(installed, requirements);
        }

        @Override
        Map<String, String> environment() {
            return Map.of("PYTHONPATH", workplace().toString());
        }

        @Override
        List<String> program() {
            return List.of(
                    INTERPRETER,
                    "-W",
                    "error",
                    workplace().resolve("example/reglement.py").toString());
        }

        @Override
        List<String> roundTrip() {
            return List.of(INTERPRETER, "-W", "error", absolute("src/test/python/roundtrip.py"));
        }

        /** The environment is the one above, with the archive's client before the installed one. */
        @Override
        String readme(String commands) {
            return replaced(
                    commands,
                    "python3 -m venv .venv\n. .venv/bin/activate\npip install .\n",
                    "PATH='" + Path.of(INTERPRETER).getParent() + "':$PATH\n");
        }
    },

    GO {
        private static final Map<String, String> OFFLINE =
                Map.of("GOPROXY", "off", "GOTOOLCHAIN", "local", "GOFLAGS", "", "GOWORK", "off");

        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            build(workplace().resolve("example").toString(), "reglement");
            build("src/test/go", "roundtrip");
        }

        private void build(String directory, String program) throws IOException, InterruptedException {
            for (List<String> command : List.of(
                    List.of(
                            "go",
                            "build",
                            "-C",
                            directory,
                            "-o",
                            workplace().resolve(program).toString(),
                            "."),
                    List.of("go", "vet", "-C", directory, ".", "www.lalux.lu/assure/assure-client-go"))) {
                Run built = run(OFFLINE, command.toArray(String[]::new));
                if (built.code() != 0) {
                    fail(command + "\n" + built.errors());
                }
            }
        }

        /** Whatever the commands of the README would fetch is not there. */
        @Override
        Map<String, String> environment() {
            return OFFLINE;
        }

        @Override
        List<String> program() {
            return List.of(workplace().resolve("reglement").toString());
        }

        @Override
        List<String> roundTrip() {
            return List.of(workplace().resolve("roundtrip").toString());
        }
    },

    /** The generated client, compiled and run by Mono, with the Newtonsoft.Json that NSwag's npm package has. */
    CSHARP {
        private static final Path NEWTONSOFT =
                Path.of("node_modules", "nswag", "bin", "binaries", "Win", "Newtonsoft.Json.dll");

        private static final String LIBRARY = "Lalux.Assure.Client.dll";

        private static final String REFERENCES =
                "-r:System.Net.Http,System.Runtime.Serialization,System.ComponentModel.DataAnnotations,System.Web";

        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            Files.createDirectory(workplace().resolve("bin"));
            Files.copy(NEWTONSOFT, workplace().resolve("bin/Newtonsoft.Json.dll"));
            built(compile("library", LIBRARY, "src/*.cs"));
            built(compile("exe", "exemple.exe", "example/*.cs"));
        }

        private Run compile(String target, String output, String sources) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    "mcs",
                    "-langversion:latest",
                    "-warnaserror",
                    // A variable that the generator never reads.
                    "-nowarn:0219",
                    "-target:" + target,
                    "-out:" + file("bin/" + output),
                    REFERENCES,
                    "-r:" + file("bin/Newtonsoft.Json.dll"),
                    "-recurse:" + file(sources)));
            if (!output.equals(LIBRARY)) {
                command.add("-r:" + file("bin/" + LIBRARY));
            }
            return run(Map.of(), command.toArray(String[]::new));
        }

        /** A culture whose decimals have a comma. */
        @Override
        Map<String, String> environment() {
            return Map.of("LC_ALL", "fr_LU.UTF-8");
        }

        @Override
        List<String> program() {
            return List.of("mono", file("bin/exemple.exe"));
        }

        /** There is no SDK, which would also ask NuGet: what stays is the way without one. */
        @Override
        String readme(String commands) {
            return "cp bin/Newtonsoft.Json.dll .\n" + replaced(commands, "dotnet run --project essai\n", "");
        }
    },

    /** The library that is written by hand, compiled and run by Mono; {@link DotnetIT} sees what is its own. */
    DOTNET {
        private static final String REFERENCES =
                "-r:System.Core,System.Xml,System.Net.Http,System.Runtime.Serialization";

        @Override
        void prepare() throws IOException, InterruptedException {
            unpack();
            Files.createDirectory(workplace().resolve("bin"));
            built(compile("library", "Lalux.Assure.dll", workplace().resolve("src")));
            built(compile("exe", "exemple.exe", workplace().resolve("example")));
            built(compile("exe", "roundtrip.exe", Path.of("src/test/dotnet/roundtrip")));
            built(compile("exe", "behaviour.exe", Path.of("src/test/dotnet/behaviour")));
        }

        /** In the language of Visual Studio 2017, with each warning an error, and a public member without documentation one. */
        private Run compile(String target, String file, Path sources) throws IOException, InterruptedException {
            String output = workplace().resolve("bin").resolve(file).toString();
            List<String> command = new ArrayList<>(List.of(
                    "mcs",
                    "-langversion:7",
                    "-warnaserror",
                    "-warn:4",
                    "-target:" + target,
                    "-out:" + output,
                    REFERENCES));
            if (target.equals("library")) {
                command.add("-doc:" + output.replace(".dll", ".xml"));
            } else {
                command.add("-r:" + workplace().resolve("bin/Lalux.Assure.dll"));
            }
            command.add("-recurse:" + sources.toAbsolutePath() + "/*.cs");
            return run(Map.of(), command.toArray(String[]::new));
        }

        /** A culture whose decimals have a comma. */
        @Override
        Map<String, String> environment() {
            return Map.of("LC_ALL", "fr_LU.UTF-8");
        }

        @Override
        List<String> program() {
            return mono("exemple.exe");
        }

        @Override
        List<String> roundTrip() {
            return mono("roundtrip.exe");
        }

        @Override
        List<String> behaviour() {
            return mono("behaviour.exe");
        }

        private List<String> mono(String program) {
            return List.of("mono", workplace().resolve("bin").resolve(program).toString());
        }
    };

    /** A day's beginning here is the day before in UTC: a date that passes through an instant is another one. */
    private static final String FAR_WEST = "Pacific/Pago_Pago";

    private static final long PATIENCE_SECONDS = 300;

    private static final int ENDLESS = Integer.MIN_VALUE;

    private boolean prepared;

    /** What a program has done; {@code code} negative when there is no such program. */
    record Run(int code, String output, String errors) {

        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Builds what has to be built. */
    abstract void prepare() throws IOException, InterruptedException;

    /** The command of the program that vendors are shown. */
    abstract List<String> program();

    /** The command of the one that goes through {@link RoundTrip}s, where there is one. */
    List<String> roundTrip() {
        throw new UnsupportedOperationException(name());
    }

    /** The commands that the archive's README prints, with what cannot be run here replaced. */
    String readme(String commands) {
        return commands;
    }

    /** The command of the one that shows how a library behaves, where there is one. */
    List<String> behaviour() {
        throw new UnsupportedOperationException(name());
    }

    Map<String, String> environment() {
        return Map.of();
    }

    /** {@return this, once what has to be built is built} */
    synchronized Toolchain prepared() throws IOException, InterruptedException {
        if (!prepared) {
            Files.deleteIfExists(script());
            prepare();
            Files.writeString(script(), "exec env " + quoted() + " \"$@\"\n");
            prepared = true;
        }
        return this;
    }

    /** Starts the program, for the module in which the judge does so. */
    private Path script() throws IOException {
        return Files.createDirectories(workplace().getParent()).resolve(key() + ".sh");
    }

    private String quoted() {
        return Stream.concat(
                        environment().entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue()),
                        program().stream())
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    Run runProgram(URI api, URI tokens, String id, String secret, Object... parameters)
            throws IOException, InterruptedException {
        return start(
                program(),
                Map.of(
                        "ASSURE_ADRESSE",
                        api.toString(),
                        "ASSURE_ADRESSE_JETONS",
                        tokens.toString(),
                        "ASSURE_CLIENT_ID",
                        id,
                        "ASSURE_CLIENT_SECRET",
                        secret),
                parameters);
    }

    Run runRoundTrip(Object... parameters) throws IOException, InterruptedException {
        return start(roundTrip(), Map.of(), parameters);
    }

    Run runBehaviour(Object... parameters) throws IOException, InterruptedException {
        return runBehaviour(Map.of(), parameters);
    }

    Run runBehaviour(Map<String, String> environment, Object... parameters) throws IOException, InterruptedException {
        return start(behaviour(), environment, parameters);
    }

    private Run start(List<String> command, Map<String, String> environment, Object... parameters)
            throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(environment());
        variables.putAll(environment);
        variables.put("NO_PROXY", "localhost,127.0.0.1");
        variables.put("no_proxy", "localhost,127.0.0.1");
        variables.put("TZ", FAR_WEST);
        List<String> whole = new ArrayList<>(command);
        Stream.of(parameters).map(Object::toString).forEach(whole::add);
        return run(variables, whole.toArray(String[]::new));
    }

    /** A program that does not end fails the test. */
    Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Run run = attempt(environment, command);
        if (run.code() == ENDLESS) {
            fail(run.errors());
        }
        return run;
    }

    /** A program that does not end is ended, with all that it has started, and has the code {@link #ENDLESS}. */
    private static Run attempt(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("assure-program", ".out");
        Path errors = Files.createTempFile("assure-program", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                return new Run(-1, "", e.getMessage());
            }
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Run(ENDLESS, "", String.join(" ", command) + " does not end");
            }
            return new Run(process.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static void built(Run build) {
        if (build.code() != 0) {
            fail(build.output() + build.errors());
        }
    }

    /** A README that no longer has what is replaced fails the test. */
    private static String replaced(String commands, String printed, String run) {
        if (!commands.contains(printed)) {
            fail("The README does not print\n" + printed + "but\n" + commands);
        }
        return commands.replace(printed, run);
    }

    /** Lays out the archive that a release publishes, without its one folder: what is run is what vendors get. */
    void unpack() throws IOException {
        Path archive = Path.of(System.getProperty("assure.clients") + "-" + key() + ".zip");
        FileSystemUtils.deleteRecursively(workplace());
        try (ZipInputStream files = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = workplace().resolve(inside);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(files, target);
                }
            }
        }
    }

    Path workplace() {
        return Path.of("target", "programs", key()).toAbsolutePath();
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A file of the archive, or one made beside them. */
    String file(String path) {
        return workplace().resolve(path).toString();
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}
