package lu.lalux.assure.conformance.mock;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The contract's mock as its users start it, {@code npm run mock}, on a free port. Whoever starts one closes it. */
final class Mock implements AutoCloseable {

    static final Path OPENAPI = Path.of("..", "openapi");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private Mock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Mock start(Path output) throws IOException, InterruptedException {
        int port = freePort();
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Mock mock = new Mock(
                new ProcessBuilder(windows ? "npm.cmd" : "npm", "run", "--silent", "mock", "--", String.valueOf(port))
                        .directory(OPENAPI.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                port);
        try {
            mock.waitUntilItListens(output);
            return mock;
        } catch (IOException | InterruptedException | RuntimeException e) {
            mock.close();
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

    private void waitUntilItListens(Path output) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() - limit > 0) {
                throw new IllegalStateException("The mock does not start: " + Files.readString(output));
            }
            Thread.sleep(100);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
