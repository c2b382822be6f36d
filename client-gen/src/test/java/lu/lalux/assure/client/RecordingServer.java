package lu.lalux.assure.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A server on a free port that keeps what it was sent and answers what it was told to, in order, or what a function says:
 * for what the stub never answers, and to see a request to the byte.
 */
public final class RecordingServer implements AutoCloseable {

    /** A request as it arrived. */
    public record Received(String method, URI uri, Headers headers, String body) {}

    /** An answer; {@code body} null for none. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Function<Received, Answer> answering;

    public RecordingServer() {
        this(null, null);
    }

    /** @param tls what it shows who it is with; null for plain http */
    public RecordingServer(SSLContext tls) {
        this(tls, null);
    }

    public RecordingServer(Function<Received, Answer> answering) {
        this(null, answering);
    }

    private RecordingServer(SSLContext tls, Function<Received, Answer> answering) {
        this.answering = answering == null ? request -> answers.poll() : answering;
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls == null) {
                server = HttpServer.create(free, 0);
            } else {
                HttpsServer https = HttpsServer.create(free, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = https;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    /** The next answer that is still free; {@code body} null for none. */
    public RecordingServer answers(int status, String contentType, String body) {
        return answers(status, contentType == null ? Map.of() : Map.of("Content-Type", contentType), body);
    }

    public RecordingServer answers(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public Received onlyRequest() {
        if (received.size() != 1) {
            throw new AssertionError("Expected one request, got " + received.size());
        }
        return received.get(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(request);
            Answer answer = answering.apply(request);
            if (answer == null) {
                answer = new Answer(500, Map.of("Content-Type", "text/plain"), "no answer left");
            }
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body() == null ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
