package lu.lalux.assure.conformance.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each request with the same bytes, be they HTTP or not; then with more, as long as somebody reads them. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * @param beginning of each answer
     * @param more sent behind it again and again; nothing when the answer ends there
     * @throws IOException when there is no port for it
     */
    public RawServer(byte[] beginning, byte[] more) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> answer(socket, beginning, more));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    /**
     * @param head of each answer
     * @throws IOException when there is no port for it
     */
    public RawServer(String head) throws IOException {
        this(head.getBytes(StandardCharsets.ISO_8859_1), new byte[0]);
    }

    /** {@return where it is} */
    public URI uri() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private static void answer(Socket socket, byte[] beginning, byte[] more) {
        try (socket) {
            skipHead(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(beginning);
            out.flush();
            while (more.length > 0) {
                out.write(more);
            }
        } catch (IOException e) {
            return; // nobody reads on
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
