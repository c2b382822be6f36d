package lu.lalux.assure.stub.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the documentation shows, copied and run as a vendor would, against a running sandbox. */
class ExtraitsIT {

    private static final Path RUNNER = Path.of("..", "openapi", "docs", "extraits", "run.mjs");

    @TempDir
    Path folder;

    @Test
    @DisplayName("each makes the whole journey; those whose language is not installed here are named as skipped")
    void run() throws Exception {
        Path output = folder.resolve("extraits.txt");
        try (StubProcess sandbox = StubProcess.start(Files.createTempDirectory(folder, "donnees"), "256m", List.of())) {
            Process runner = new ProcessBuilder("node", RUNNER.toString(), "http://localhost:" + sandbox.port())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(runner.waitFor(10, TimeUnit.MINUTES)).isTrue();
            } finally {
                runner.destroyForcibly();
            }
            String told = Files.readString(output, UTF_8);
            System.out.println(told);
            assertThat(runner.exitValue()).as(told).isZero();
            assertThat(told).contains("réussi  Java", "réussi  curl, bac à sable");
            boolean npm = !Boolean.getBoolean("skip.npm");
            if (npm) {
                assertThat(told)
                        .contains(
                                "réussi  TypeScript",
                                "réussi  pages, réparateur",
                                "réussi  pages, bac à sable (en)",
                                "réussi  pages, trafic");
            }
            if (npm && "demanded".equals(System.getProperty("tools"))) {
                // PowerShell comes with no Debian; where it is, its programs are run.
                assertThat(told.lines())
                        .noneMatch(line -> line.startsWith("sauté") && !line.startsWith("sauté   PowerShell"));
            }
        }
    }
}
