package lu.lalux.assure.conformance.selfcheck.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;

/**
 * Something that answers by HTTP on a port of this machine, for as long as it is open, and may not read each request to
 * its end.
 */
public final class WrongModelServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour mind;
    private final Conduct conduct;

    static {
        // Without it, the JDK's server waits 40 ms with each short response on a connection that is kept.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * @param mind what answers
     * @param conduct what is done wrongly, or otherwise
     */
    public WrongModelServer(Behaviour mind, Conduct conduct) {
        this.mind = mind;
        this.conduct = conduct;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
            byte[] body =
                    body(exchange.getRequestBody(), asked, mind.mostBytes().apply(asked));
            send(exchange, mind.answer().apply(new Request(asked.method(), asked.uri(), headers, body)));
        }
    }

    /** {@return the body; null when it is longer than that} */
    private byte[] body(InputStream stream, Request head, int most) throws IOException {
        // A body that is announced as too large need not be read (RFC 9110 section 15.5.14).
        if (conduct.has(Slip.ANSWERS_EARLY) && announced(head) > most) {
            return null;
        }
        byte[] body = conduct.has(Slip.FIRST_READ_ONLY) ? first(stream) : stream.readNBytes(most);
        boolean whole = stream.read() < 0;
        stream.transferTo(OutputStream.nullOutputStream());
        return whole || conduct.has(Slip.FIRST_READ_ONLY) ? body : null;
    }

    private static long announced(Request asked) {
        String length = asked.header("content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    private static byte[] first(InputStream stream) throws IOException {
        byte[] buffer = new byte[65_536];
        return Arrays.copyOf(buffer, Math.max(0, stream.read(buffer)));
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
