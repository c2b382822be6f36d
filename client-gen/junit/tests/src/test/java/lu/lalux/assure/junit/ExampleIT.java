package lu.lalux.assure.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lu.lalux.assure.junit.program.ProgramJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example as its user has it: outside of this project, with the artifacts of a repository, on the oldest JUnit. What is not
 * Assure's comes from this machine's own repository, where the build has put it, or from where that would get it.
 */
class ExampleIT {

    private static final long PATIENCE_SECONDS = 900;

    @TempDir
    private Path folder;

    @Test
    void it_is_built_of_published_artifacts_and_its_tests_pass() throws Exception {
        copy(Path.of("..", "example"), folder);
        Path log = Path.of("target", "example.log");

        Process maven = maven(log);
        try {
            assertThat(maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }

        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(folder.resolve("target/assure-juge/lu.example.garage.JudgedTest/judgement.html"))
                .exists();
    }

    private Process maven(Path log) throws IOException {
        boolean windows = File.separatorChar == '\\';
        String program = Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                program,
                "-B",
                "-ntp",
                "verify",
                "-Dassure.repository=" + Path.of(System.getProperty("staging")).toUri(),
                "-Dassure.version=" + ProgramJar.version(),
                "-Djunit.version=" + System.getProperty("junit.oldest"),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("own.repository")));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("ASSURE_"));
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(file -> !from.relativize(file).startsWith("target"))
                    .toList();
        }
        for (Path file : files) {
            Path copied = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copied);
            } else {
                Files.copy(file, copied);
            }
        }
    }
}
