package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that a garage unpacks, as the build made it. Its {@code assure.cmd} is looked at only: there is no Windows here. */
class ProgrammeIT {

    private static final Path ZIP = Path.of(System.getProperty("assure.clients") + "-programme.zip");
    private static final Path PAGES = Path.of("..", "openapi", "docs");
    private static final Pattern MODULES = Pattern.compile("jpackage .* --add-modules (\\S+) ");
    private static final int EXECUTABLE = 0111;
    private static final int LINES = 30_000;
    private static final long PATIENCE_SECONDS = 600;

    @TempDir
    private Path directory;

    private final Map<String, Integer> modes = new TreeMap<>();
    private Path home;

    private record Run(int code, String output, String errors) {}

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(directory.resolve("Garage d'été, un (1)"));
        try (ZipFile zip = ZipFile.builder().setPath(ZIP).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                Path file = home.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(home);
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                    modes.put(entry.getName(), entry.getUnixMode());
                    assertThat(file.toFile().setExecutable((entry.getUnixMode() & EXECUTABLE) != 0))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void has_what_a_garage_needs_and_nothing_that_is_not_filled_in() throws IOException {
        assertThat(modes)
                .containsOnlyKeys(
                        "assure/assure",
                        "assure/assure.cmd",
                        "assure/assure.jar",
                        "assure/LISEZMOI.txt",
                        "assure/README.txt",
                        "assure/reglages-exemple.json");
        for (String name : List.of("assure", "assure.cmd", "LISEZMOI.txt", "README.txt")) {
            assertThat(Files.readString(home.resolve("assure").resolve(name)))
                    .as(name)
                    .contains("Java 17")
                    .doesNotContain("${maven", "${project");
        }
    }

    @Test
    void its_script_for_windows_is_one_that_windows_reads() throws IOException {
        String script = Files.readString(home.resolve("assure/assure.cmd"), ISO_8859_1);

        assertThat(script.replace("\r\n", "")).doesNotContain("\r", "\n").matches("\\p{ASCII}*");
        assertThat(script.lines()).first().isEqualTo("@echo off");
        assertThat(script.lines())
                .contains("\"%JAVA_EXE%\" -jar \"%~dp0assure.jar\" %*")
                .containsSubsequence("exit /b %ERRORLEVEL%", ":nojava", "exit /b 2");
        script.lines()
                .filter(line -> line.contains("goto "))
                .map(line -> ":" + line.substring(line.indexOf("goto ") + 5))
                .forEach(label -> assertThat(script.lines()).contains(label));
    }

    @Test
    void its_script_starts_the_program_from_anywhere() throws Exception {
        Run version = run(javaOnPath(), home.resolve("assure/assure").toString(), "--version");
        assertThat(version.code()).as(version.errors()).isZero();
        assertThat(version.output()).startsWith("assure ").doesNotContain("-\n");

        Path link = Files.createSymbolicLink(directory.resolve("envoyer"), home.resolve("assure/assure"));
        Run template = run(javaHome(), link.toString(), "modele", "mes factures.csv");
        assertThat(template.code()).as(template.errors()).isZero();
        assertThat(directory.resolve("mes factures.csv")).exists();

        Run check = run(javaHome(), link.toString(), "verifier", "mes factures.csv");
        assertThat(check.code()).as("the example's files are not there").isEqualTo(1);
    }

    /** Read as a whole, so many lines need several times the memory that the program gets here. */
    @Test
    void a_workbook_is_read_a_line_at_a_time() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("mars"));
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
        List<Field> fields = Form.of(Fonction.REPARATEUR, Contract.bundled())
                .settlement()
                .fields()
                .all();
        try (OutputStream file = Files.newOutputStream(folder.resolve("mars.xlsx"));
                Workbook workbook = new Workbook(file, "Essai", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Mars");
            for (int column = 0; column < fields.size(); column++) {
                Field field = fields.get(column);
                sheet.value(0, column, field.labels().get("fr"));
                for (int row = 1; row <= LINES; row++) {
                    sheet.value(row, column, value(field, row, "un.pdf"));
                }
            }
        }

        Run run = run(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                home.resolve("assure/assure.jar").toString(),
                "verifier",
                folder.toString());

        assertThat(run.code()).as(run.output() + run.errors()).isZero();
        assertThat(run.output()).contains(LINES + " demande(s) vérifiée(s), 0 à corriger.");
    }

    private static String value(Field field, int row, String pdf) {
        return switch (field.kind()) {
            case KEY -> pdf;
            case TEXT -> field.name().charAt(0) + "-" + row;
            default -> field.example().asString();
        };
    }

    /** As a crontab's line starts it. */
    @Test
    void names_files_with_accents_where_there_is_no_locale() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("Été"));
        Files.writeString(folder.resolve("Noël.pdf"), "%PDF-1.4");
        List<Field> fields = Form.of(Fonction.REPARATEUR, Contract.bundled())
                .settlement()
                .fields()
                .all();
        Files.writeString(
                folder.resolve("mars.csv"),
                line(fields, Field::name) + line(fields, field -> value(field, 1, "Noël.pdf")));
        Map<String, String> environment = new TreeMap<>(javaHome());
        environment.put("LC_ALL", "");

        Run run = run(environment, home.resolve("assure/assure").toString(), "verifier", folder.toString());

        assertThat(run.code()).as(run.output() + run.errors()).isZero();
        assertThat(run.output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    /** A package for Windows has the modules that the page's command names, and no other ones: nobody here has Windows to make it on. */
    @Test
    void has_in_its_package_for_windows_the_modules_that_it_needs() throws Exception {
        String modules = packaged("fr/ligne-de-commande.md");
        assertThat(packaged("en/command-line.md")).isEqualTo(modules);
        // Windows' own certificates, which only a JDK for Windows has.
        String here = modules.replace("jdk.crypto.mscapi,", "");
        Map<String, String> environment = new TreeMap<>(javaHome());
        environment.put("JDK_JAVA_OPTIONS", "--limit-modules=" + here);
        environment.put("ASSURE_CLIENT_ID", "garage-demo");
        environment.put("ASSURE_CLIENT_SECRET", "secret");
        String program = home.resolve("assure/assure").toString();

        Run listed = run(environment, System.getProperty("java.home") + "/bin/java", "--list-modules");
        StringWriter asked = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(asked),
                        new PrintWriter(asked),
                        "--multi-release=17",
                        "--ignore-missing-deps",
                        "--list-deps",
                        home.resolve("assure/assure.jar").toString());
        Path folder = Files.createDirectory(directory.resolve("mars"));
        Run template = run(environment, program, "modele", folder + "/factures.csv");
        Files.writeString(folder.resolve("exemple.pdf"), "%PDF-1.4");
        Run sent = run(environment, program, "lot", "--adresse=http://localhost:1", "--table=factures.csv", "mars");

        assertThat(listed.output().lines().map(line -> line.replaceFirst("@.*", "")))
                .containsAll(asked.toString()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
        assertThat(template.code()).as(template.errors()).isZero();
        assertThat(sent.code()).as(sent.output() + sent.errors()).isEqualTo(4);
        assertThat(folder.resolve("assure-suivi/bilan.html")).content().containsPattern("1\\h170,50");
    }

    private static String packaged(String page) throws IOException {
        Matcher modules = MODULES.matcher(Files.readString(PAGES.resolve(page)));
        assertThat(modules.find()).as(page).isTrue();
        return modules.group(1);
    }

    private static String line(List<Field> fields, Function<Field, String> value) {
        return fields.stream().map(value).collect(Collectors.joining(";")) + "\n";
    }

    @Test
    void without_java_its_script_says_what_is_missing() throws Exception {
        Path bare = Files.createDirectory(directory.resolve("bin"));

        Run run = run(
                Map.of("PATH", bare.toString()), home.resolve("assure/assure").toString(), "--version");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("demande Java 17", "needs Java 17", "adoptium");
    }

    private static Map<String, String> javaOnPath() {
        return Map.of("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
    }

    private static Map<String, String> javaHome() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin");
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        Path output = directory.resolve("sortie");
        Path errors = directory.resolve("erreurs");
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process run = builder.start();
        try {
            assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Run(run.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
        } finally {
            run.destroyForcibly();
        }
    }
}
