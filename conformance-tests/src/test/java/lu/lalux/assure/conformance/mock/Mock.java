package lu.lalux.assure.conformance.mock;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract's mock as its users start it, {@code npm run mock}, on a free port. Whoever starts one closes it. */
final class Mock implements AutoCloseable {

    static final Path OPENAPI = Path.of("..", "openapi");

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private static final Pattern LISTENS = Pattern.compile("Prism is listening on \\S*127\\.0\\.0\\.1:(\\d+)\\D");

    private final Process process;
    private final int port;

    private Mock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Mock start(Path output) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Process process = new ProcessBuilder(windows ? "npm.cmd" : "npm", "run", "--silent", "mock", "--", "0")
                .directory(OPENAPI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            return new Mock(process, listensAt(process, output));
        } catch (IOException | InterruptedException | RuntimeException e) {
            new Mock(process, 0).close();
            throw e;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    /** {@return the port, which it says itself: of one that was free before, somebody else could be listening by now} */
    private static int listensAt(Process process, Path output) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Matcher said = LISTENS.matcher(Files.readString(output));
            if (said.find()) {
                return Integer.parseInt(said.group(1));
            }
            if (!process.isAlive() || System.nanoTime() - limit > 0) {
                throw new IllegalStateException("The mock does not start: " + Files.readString(output));
            }
            Thread.sleep(100);
        }
    }
}
