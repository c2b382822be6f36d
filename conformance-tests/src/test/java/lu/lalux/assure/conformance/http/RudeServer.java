package lu.lalux.assure.conformance.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each request with the same bytes, be they HTTP or not; then with more, as long as somebody reads them. */
public final class RudeServer implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * @param beginning of each answer
     * @param more sent behind it again and again; nothing when the answer ends there
     * @param pause before each of these
     * @throws IOException when there is no port for it
     */
    public RudeServer(byte[] beginning, byte[] more, Duration pause) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> answer(socket, beginning, more, pause));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    public RudeServer(byte[] beginning, byte[] more) throws IOException {
        this(beginning, more, Duration.ZERO);
    }

    public RudeServer(String beginning) throws IOException {
        this(beginning.getBytes(StandardCharsets.ISO_8859_1), new byte[0]);
    }

    /** {@return where it is} */
    public URI uri() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private static void answer(Socket socket, byte[] beginning, byte[] more, Duration pause) {
        try (socket) {
            skipHead(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(beginning);
            out.flush();
            while (more.length > 0) {
                Thread.sleep(pause.toMillis());
                out.write(more);
            }
        } catch (IOException | InterruptedException e) {
            return; // nobody reads on, or it is closed
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
