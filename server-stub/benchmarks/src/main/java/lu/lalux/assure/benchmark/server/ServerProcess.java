package lu.lalux.assure.benchmark.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server as a process of its own, stopped when it is closed; its output goes to a file. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 2;

    private final String name;
    private final int port;
    private final Process process;
    private final Path output;
    private final long started;

    private ServerProcess(String name, int port, Process process, Path output, long started) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.output = output;
        this.started = started;
    }

    /**
     * Starts it, and does not wait for it.
     *
     * @param folder where it runs, and where its output goes
     */
    static ServerProcess start(String name, int port, Path folder, List<String> command) throws IOException {
        Path output = folder.resolve("output.log");
        long now = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new ServerProcess(name, port, process, output, now);
    }

    /** Its name in the results. */
    public String name() {
        return name;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /**
     * Waits for a good answer.
     *
     * @return how long that took from its start
     */
    public Duration await(Probe probe) throws IOException, InterruptedException {
        while (!probe.isGood(port)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException(name + " does not answer:\n" + tail());
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What it has computed so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that it has held at once, in megabytes of 1 048 576 bytes; 0 where Linux does not tell. */
    public long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
        return lines.stream().skip(Math.max(0, lines.size() - 20)).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
