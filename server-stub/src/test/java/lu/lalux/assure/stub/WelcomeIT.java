package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The lines on the console do what they say. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("newcomer")
class WelcomeIT {

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are for bash, as the welcome says")
    @DisplayName("the curl lines, pasted into bash as they were printed, end in 202")
    void lines(CapturedOutput output) throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, "assure.welcome=true")) {
            List<String> lines = output.getOut()
                    .lines()
                    .filter(line -> line.matches("(JETON|CLE)=.*|curl .*"))
                    .toList();
            assertThat(lines).hasSize(3).allMatch(line -> line.contains("http://localhost:" + sandbox.port()));
            Path result = folder.resolve("result.txt");
            Process bash = new ProcessBuilder("/bin/bash")
                    .redirectErrorStream(true)
                    .redirectOutput(result.toFile())
                    .start();
            try (OutputStream input = bash.getOutputStream()) {
                input.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(result)).contains("HTTP/1.1 202");
        }
    }

    @Test
    @DisplayName("an installation with accounts of its own is not told the sandbox's")
    void ownAccounts(CapturedOutput output) {
        try (Sandbox sandbox = Sandbox.start(
                folder,
                "assure.welcome=true",
                "assure.token.clients[0].id=garage-a-nous",
                "assure.token.clients[0].secret={hmac-sha256}zV8qEjhfbYoc_spErKtkww:0Z8SJTOY3X8HYQ8mMxtA1J1MABMz3NYWQzaw7ZPcHaI",
                "assure.token.clients[0].grants=client_credentials",
                "assure.token.clients[0].scopes=/reparateur")) {
            assertThat(sandbox.port()).isPositive();
            assertThat(output.getOut()).doesNotContain("garage-demo-secret");
        }
    }
}
