package lu.lalux.assure.stub.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.support.Chromium;
import lu.lalux.assure.stub.support.OptionalTool;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** "Try it" and the sign-in pages in the machine's own Chromium ({@code npm run test:essai}). */
@DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
class NavigateurIT {

    private static final Path OPENAPI = Path.of("..", "openapi");

    @TempDir
    Path folder;

    @Test
    @DisplayName("both flows, both languages, by keyboard; nothing that axe finds serious, light, dark and narrow")
    void tryIt() throws Exception {
        OptionalTool.need(Chromium.isHere(), "Chromium is not on this machine; the variable CHROMIUM may name it");
        Path output = folder.resolve("navigateur.txt");
        try (StubProcess sandbox = StubProcess.start(Files.createTempDirectory(folder, "donnees"), "256m", List.of())) {
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "--test", "--test-reporter=spec", "test/navigateur/essai.mjs")
                    .directory(OPENAPI.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("ASSURE_BASE", "http://localhost:" + sandbox.port());
            Process browser = builder.start();
            try {
                assertThat(browser.waitFor(10, TimeUnit.MINUTES)).isTrue();
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            String told = Files.readString(output, UTF_8);
            assertThat(browser.exitValue()).as(told).isZero();
            assertThat(told).containsPattern("(?m)^ℹ pass [1-9]\\d").containsPattern("(?m)^ℹ skipped 0$");
        }
    }
}
