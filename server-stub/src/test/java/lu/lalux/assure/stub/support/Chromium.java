package lu.lalux.assure.stub.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine's own browser, driven by the Node programs of {@code openapi/test/navigateur}. */
public final class Chromium {

    private static final Path OPENAPI = Path.of("..", "openapi");
    private static final int MINUTES = 10;

    private Chromium() {}

    /**
     * Runs the tests of a program, none of which may fail or be left out.
     *
     * @param program its file's name
     * @param environment what it is told
     * @param folder where its output may be written
     */
    public static void runs(String program, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve(program + ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "node", "--test", "--test-reporter=spec", "test/navigateur/" + program)
                .directory(OPENAPI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process browser = builder.start();
        try {
            assertThat(browser.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        String told = Files.readString(output, UTF_8);
        assertThat(browser.exitValue()).as(told).isZero();
        assertThat(told).containsPattern("(?m)^ℹ pass [1-9]").containsPattern("(?m)^ℹ skipped 0$");
    }
}
