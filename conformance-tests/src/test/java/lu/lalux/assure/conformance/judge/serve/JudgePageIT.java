package lu.lalux.assure.conformance.judge.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The page, a report and a certificate in the machine's own Chromium ({@code npm run test:juge}). */
@DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
class JudgePageIT {

    private static final Path OPENAPI = Path.of("..", "openapi");

    @TempDir
    Path folder;

    @Test
    @Needs(Tool.CHROMIUM)
    @DisplayName("both languages, by keyboard, every state; nothing that axe finds, light, dark and narrow")
    void in_a_browser() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (Language language : Language.values()) {
            Documents.write(documents.resolve(language.name().toLowerCase(Locale.ROOT)), language);
        }
        Path output = folder.resolve("navigateur.txt");
        Judges judges = new Judges();
        try (JudgeService judge = judges.open(folder.resolve("sessions"))) {
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "--test", "--test-reporter=spec", "test/navigateur/juge.mjs")
                    .directory(OPENAPI.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("ASSURE_JUGE", Judges.at(judge).toString());
            builder.environment()
                    .put("ASSURE_JUGE_DOCUMENTS", documents.toAbsolutePath().toString());
            Process browser = builder.start();
            try {
                assertThat(browser.waitFor(20, TimeUnit.MINUTES)).isTrue();
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            assertThat(judges.faults).isEmpty();
            String told = Files.readString(output, UTF_8);
            assertThat(browser.exitValue()).as(told).isZero();
            assertThat(told).containsPattern("(?m)^ℹ pass [1-9]\\d").containsPattern("(?m)^ℹ skipped 0$");
        }
    }
}
