package lu.lalux.assure.conformance.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Something that answers by HTTP on a port of this machine, for as long as it is open. */
public class ModelServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour mind;

    static {
        // Without it, the JDK's server waits 40 ms with each short response on a connection that is kept.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * @param port 0 for a free one
     * @param mind what answers
     */
    // Nobody asks it before it is made: only then its address is known.
    @SuppressWarnings("this-escape")
    public ModelServer(int port, Behaviour mind) {
        this.mind = mind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** {@return where it answers} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            Request asked = new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, new byte[0]);
            byte[] body = body(exchange, asked, mind.mostBytes().apply(asked));
            send(exchange, mind.answer().apply(new Request(asked.method(), asked.uri(), headers, body)));
        }
    }

    /** {@return the body; null when it is longer than that} */
    protected byte[] body(HttpExchange exchange, Request head, int most) throws IOException {
        return read(exchange.getRequestBody(), most);
    }

    private static byte[] read(InputStream stream, int most) throws IOException {
        byte[] body = stream.readNBytes(most);
        if (stream.read() < 0) {
            return body;
        }
        stream.transferTo(OutputStream.nullOutputStream());
        return null;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        // A line break in a value makes two lines of it: what a gateway and an application add, each for itself.
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().put(name, List.of(value.split("\n"))));
        byte[] bytes = reply.bytes();
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.isChunked() ? 0 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        // Before what was not read of the request is.
        exchange.getResponseBody().close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
