package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @Test
    void its_time_is_luxembourgs_where_nobody_says_another(@TempDir Path folder) throws Exception {
        assertThat(said(folder, Map.of()))
                .isEqualTo(Optional.ofNullable(System.getenv("TZ")).orElse("Europe/Luxembourg"));
        assertThat(said(folder, Map.of("TZ", "America/Lima"))).isEqualTo("America/Lima");
    }

    private static String said(Path folder, Map<String, String> environment) throws Exception {
        Path output = Files.createTempFile(folder, "programme", ".log");
        Program program = Program.start("echo \"$TZ\"", folder, environment, output);
        while (program.isRunning()) {
            Thread.sleep(5);
        }
        return Files.readString(output).strip();
    }
}
