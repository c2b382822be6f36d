package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What swagger-codegen 3.0, a widespread older generator, makes of the simple edition (of the contract itself it makes code that
 * does not compile). The C# client is looked at, not compiled: what it needs comes from NuGet only.
 */
// Only where -Dskip.npm left out what it reads, on a developer's machine; README's command and .ci/run never do.
@DisabledIfSystemProperty(named = "assure.npm.skip", matches = "true", disabledReason = "the editions are made by npm")
class OlderGeneratorIT {

    private static final String EDITION = "/lu/lalux/assure/openapi/editions/assure.simple.json";
    private static final String DAYS = "nbrJourVehiculeRemplacement";

    /** The generator, and the libraries that its Java client asks for. */
    private static final Path TOOLS = Path.of("target", "older-generator");

    /** Several times what it takes on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void its_java_client_compiles_and_leaves_days_out_that_nobody_gave() throws Exception {
        Path client = generate("java");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        compile(files(client.resolve("src/main/java"), ".java"), classes);

        try (URLClassLoader loader = new URLClassLoader(
                Stream.concat(Stream.of(classes), libraries().stream())
                        .map(OlderGeneratorIT::url)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass("io.swagger.client.model.DemandeReparateur");
            Object request = type.getConstructor().newInstance();
            type.getMethod("setReferenceFacture", String.class).invoke(request, "F-1");

            assertThat(type.getMethod("getNbrJourVehiculeRemplacement").getReturnType())
                    .isEqualTo(Integer.class);
            assertThat(json(loader, request))
                    .contains("\"referenceFacture\":\"F-1\"")
                    .doesNotContain(DAYS);

            type.getMethod("setNbrJourVehiculeRemplacement", Integer.class).invoke(request, 2);
            assertThat(json(loader, request)).contains("\"" + DAYS + "\":2");
        }
    }

    @Test
    void its_csharp_client_has_days_that_can_be_absent_and_are_then_left_out() throws Exception {
        Path client = generate("csharp");

        String model = Files.readString(
                files(client.resolve("src"), "DemandeReparateur.cs").get(0));
        assertThat(model)
                .containsPattern(
                        "\\[DataMember\\(Name=\"" + DAYS + "\", EmitDefaultValue=false\\)\\]\\s+public int\\? ")
                .doesNotContain("AllOf");
    }

    /** A client of the edition in that language, in a folder of its own. */
    private Path generate(String language) throws IOException {
        Path edition = directory.resolve("edition.json");
        try (InputStream made = getClass().getResourceAsStream(EDITION)) {
            assertThat(made).as(EDITION).isNotNull();
            Files.write(edition, made.readAllBytes());
        }
        Path client = directory.resolve(language);
        Path log = directory.resolve(language + ".log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        TOOLS.resolve("swagger-codegen-cli.jar").toString(),
                        "generate",
                        "--input-spec",
                        edition.toString(),
                        "--lang",
                        language,
                        "--output",
                        client.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int code = assertTimeoutPreemptively(PATIENCE, () -> generator.waitFor());
            assertThat(code).as(() -> read(log)).isZero();
        } finally {
            generator.destroyForcibly();
        }
        return client;
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options = List.of(
                    "-nowarn",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    libraries().stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(System.getProperty("path.separator"))));
            boolean compiled = compiler.getTask(
                            complaints, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(complaints::toString).isTrue();
        }
    }

    /** What the generated client itself sends of the request. */
    private static String json(ClassLoader loader, Object request) throws ReflectiveOperationException {
        Class<?> json = loader.loadClass("io.swagger.client.JSON");
        return (String) json.getMethod("serialize", Object.class)
                .invoke(json.getConstructor().newInstance(), request);
    }

    private static List<Path> libraries() throws IOException {
        List<Path> libraries = new ArrayList<>(files(TOOLS, ".jar"));
        libraries.removeIf(jar -> jar.endsWith("swagger-codegen-cli.jar"));
        return libraries;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found =
                    all.filter(file -> file.toString().endsWith(end)).sorted().toList();
            assertThat(found).as("%s in %s", end, folder).isNotEmpty();
            return found;
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
