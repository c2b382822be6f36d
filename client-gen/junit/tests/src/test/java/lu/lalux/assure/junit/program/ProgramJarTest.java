package lu.lalux.assure.junit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Where the programs are looked for; the properties are this JVM's. */
@Isolated
class ProgramJarTest {

    @TempDir
    private Path folder;

    private final String own = System.getProperty("maven.repo.local");

    @AfterEach
    void restore() {
        if (own == null) {
            System.clearProperty("maven.repo.local");
        } else {
            System.setProperty("maven.repo.local", own);
        }
    }

    @Test
    void a_file_that_is_named_is_taken_and_one_that_is_not_there_is_said() throws Exception {
        Path jar = Files.createFile(folder.resolve("sandbox.jar"));

        assertThat(ProgramJar.SANDBOX.find(name -> name.equals("assure.sandbox.jar") ? jar.toString() : null))
                .isEqualTo(jar);
        assertThatThrownBy(() -> ProgramJar.SANDBOX.find(
                        name -> folder.resolve("none.jar").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.jar");
    }

    @Test
    void it_is_found_in_the_local_repository() throws Exception {
        System.setProperty("maven.repo.local", folder.toString());
        String version = ProgramJar.version();
        Path jar = folder.resolve("lu/lalux/assure/assure-conformance-tests")
                .resolve(version)
                .resolve("assure-conformance-tests-" + version + "-exec.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);

        assertThat(ProgramJar.JUDGE.find(name -> null)).isEqualTo(jar);
    }

    @Test
    void a_missing_one_says_how_to_get_it() {
        System.setProperty("maven.repo.local", folder.toString());

        assertThatThrownBy(() -> ProgramJar.SANDBOX.find(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        folder.toString(),
                        "<artifactId>assure-server-stub</artifactId>",
                        "<version>" + ProgramJar.version() + "</version><classifier>exec</classifier>",
                        "val assureSandbox by configurations.creating",
                        "assureSandbox(\"lu.lalux.assure:assure-server-stub:" + ProgramJar.version() + ":exec\")",
                        "systemProperty(\"assure.sandbox.jar\", assureSandbox.singleFile)",
                        "-Dassure.sandbox.jar=FILE",
                        "ASSURE_SANDBOX_JAR=FILE");
        assertThatThrownBy(() -> ProgramJar.JUDGE.find(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "val assureJudge by configurations.creating",
                        "assureJudge(\"lu.lalux.assure:assure-conformance-tests:",
                        "systemProperty(\"assure.judge.jar\", assureJudge.singleFile)");
    }

    @Test
    void the_version_is_the_builds() {
        assertThat(ProgramJar.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
