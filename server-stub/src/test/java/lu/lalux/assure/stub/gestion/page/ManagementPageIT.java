package lu.lalux.assure.stub.gestion.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.support.Chromium;
import lu.lalux.assure.stub.support.StubProcess;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The management page in the machine's own Chromium ({@code npm run test:gestion}), from the console's first link on.
 */
@DisabledIfSystemProperty(
        named = "skip.npm",
        matches = "true|",
        disabledReason = "npm was left out (-Dskip.npm), and the browser is driven by a Node program of its packages")
@Needs(Tool.CHROMIUM)
class ManagementPageIT {

    private static final Pattern LINK = Pattern.compile("/gestion/lien\\.html#([\\w-]+)");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "accounts, applications, secrets and users, by keyboard too; nothing that axe finds, light, dark and narrow")
    void page() throws Exception {
        try (StubProcess sandbox = StubProcess.start(Files.createTempDirectory(folder, "donnees"), "256m", List.of())) {
            Chromium.runs(
                    "gestion.mjs",
                    Map.of("ASSURE_BASE", "http://localhost:" + sandbox.port(), "ASSURE_LIEN", link(sandbox)),
                    folder);
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
