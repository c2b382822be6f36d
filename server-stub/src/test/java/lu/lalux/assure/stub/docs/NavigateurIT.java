package lu.lalux.assure.stub.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.support.Chromium;
import lu.lalux.assure.stub.support.StubProcess;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** "Try it" and the sign-in pages in the machine's own Chromium ({@code npm run test:essai}). */
@DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
@Needs(Tool.CHROMIUM)
@Tag("newcomer")
class NavigateurIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("both flows, both languages, by keyboard; nothing that axe finds serious, light, dark and narrow")
    void tryIt() throws Exception {
        try (StubProcess sandbox = StubProcess.start(Files.createTempDirectory(folder, "donnees"), "256m", List.of())) {
            Chromium.runs("essai.mjs", Map.of("ASSURE_BASE", "http://localhost:" + sandbox.port()), folder);
        }
    }
}
