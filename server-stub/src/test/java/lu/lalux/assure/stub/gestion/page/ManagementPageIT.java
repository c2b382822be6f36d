package lu.lalux.assure.stub.gestion.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.support.Chromium;
import lu.lalux.assure.stub.support.OptionalTool;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The management page in the machine's own Chromium ({@code npm run test:gestion}), from the console's first link on. */
@DisabledIfSystemProperty(
        named = "skip.npm",
        matches = "true|",
        disabledReason = "npm was left out (-Dskip.npm), and the browser is driven by a Node program of its packages")
class ManagementPageIT {

    private static final Path OPENAPI = Path.of("..", "openapi");
    private static final Pattern LINK = Pattern.compile("/gestion/lien\\.html#([\\w-]+)");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "accounts, applications, secrets and users, by keyboard too; nothing that axe finds, light, dark and narrow")
    void page() throws Exception {
        OptionalTool.need(Chromium.isHere(), "Chromium is not on this machine; the variable CHROMIUM may name it");
        Path output = folder.resolve("navigateur.txt");
        try (StubProcess sandbox = StubProcess.start(Files.createTempDirectory(folder, "donnees"), "256m", List.of())) {
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "--test", "--test-reporter=spec", "test/navigateur/gestion.mjs")
                    .directory(OPENAPI.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("ASSURE_BASE", "http://localhost:" + sandbox.port());
            builder.environment().put("ASSURE_LIEN", link(sandbox));
            Process browser = builder.start();
            try {
                assertThat(browser.waitFor(5, TimeUnit.MINUTES)).isTrue();
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            String told = Files.readString(output, UTF_8);
            assertThat(browser.exitValue()).as(told).isZero();
            assertThat(told).containsPattern("(?m)^ℹ pass [1-9]").containsPattern("(?m)^ℹ skipped 0$");
        }
    }

    /** It is written once the server is ready, which may be a moment after it listens. */
    private static String link(StubProcess sandbox) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            Matcher link = LINK.matcher(sandbox.output());
            if (link.find()) {
                return link.group(1);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("No link on the console:\n" + sandbox.output());
    }
}
