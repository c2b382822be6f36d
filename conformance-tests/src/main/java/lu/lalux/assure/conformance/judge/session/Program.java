package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The software's own command, while it runs; what it prints goes to a file of the session's folder. */
final class Program implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private boolean killed;

    private Program(Process process) {
        this.process = process;
    }

    /**
     * @param command for the machine's shell
     * @param folder in which it runs
     * @param environment that it gets besides its own, and Luxembourg's time where that says nothing of time
     * @param output file that is added to
     */
    static Program start(String command, Path folder, Map<String, String> environment, Path output) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        ProcessBuilder builder =
                new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command));
        builder.environment().putAll(environment);
        if (!windows) {
            // Where vendors are. In a container, which is in UTC, no day becomes the one before.
            builder.environment().putIfAbsent("TZ", "Europe/Luxembourg");
        }
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(process);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** {@return with which code it came to its end; nothing as long as it runs, or when it was killed here} */
    OptionalInt exitCode() {
        return killed || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Kills it and all that it has started, as a breakdown would: without a word. */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }
}
