package lu.lalux.assure.stub.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.AssureStub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What ends with whoever started it, even if that ended very soon. */
class StopWithStarterIT {

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a starter that is killed while the sandbox still reads its settings takes it along")
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "the starter is a script for sh, and the settings are a named pipe")
    void early() throws Exception {
        Path settings = folder.resolve("application.properties");
        assertThat(new ProcessBuilder("mkfifo", settings.toString()).start().waitFor())
                .isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process starter = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$@\" < /dev/null > \"$0\" 2>&1 & echo $!; wait",
                        folder.resolve("journal.txt").toString(),
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AssureStub.class.getName(),
                        "--spring.config.additional-location=file:" + settings)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle orphan = orphan(starter);
        try {
            // Opened when the sandbox opens it to read.
            try (OutputStream told =
                    CompletableFuture.supplyAsync(() -> opened(settings)).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                starter.destroyForcibly();
                assertThat(starter.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(orphan.isAlive()).isTrue();
                told.write(("assure.stop.with=parent\nserver.port=0\nassure.data-folder=" + folder.resolve("donnees"))
                        .getBytes(StandardCharsets.UTF_8));
            }

            assertThat(orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive())
                    .isFalse();
            // As soon as there is somebody to look at the parent: in the middle of the start, or just after it.
            assertThat(folder.resolve("journal.txt")).content().contains("Tomcat initialized");
        } finally {
            orphan.destroyForcibly();
        }
    }

    private static ProcessHandle orphan(Process starter) throws IOException {
        try (BufferedReader lines = starter.inputReader(StandardCharsets.UTF_8)) {
            return ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
        }
    }

    private static OutputStream opened(Path pipe) {
        try {
            return Files.newOutputStream(pipe, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
