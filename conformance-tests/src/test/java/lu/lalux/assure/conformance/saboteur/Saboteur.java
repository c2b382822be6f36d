package lu.lalux.assure.conformance.saboteur;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.suite.RunningStub;

/** A proxy between the suite and a correct server that sees each exchange, and may change the response. */
final class Saboteur implements AutoCloseable {

    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "accept-encoding",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "date",
            "keep-alive",
            "http2-settings",
            "upgrade");

    private final URI upstream;
    private final Consumer<Passage> fault;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Saboteur(RunningStub.Address stub, Consumer<Passage> fault) throws IOException {
        this.upstream = stub.uri();
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    RunningStub.Address address() {
        return new RunningStub.Address(
                URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message request = new Message();
            exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> request.add(name, value)));
            request.body(exchange.getRequestBody().readAllBytes());
            Passage passage = new Passage(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), request);
            forward(passage);
            fault.accept(passage);
            reply(exchange, passage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(Passage passage) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(upstream + passage.target()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        passage.method(),
                        HttpRequest.BodyPublishers.ofByteArray(passage.request().body()));
        passage.request().headers().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name)) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        passage.status(response.statusCode());
        response.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> passage.response().add(name, value));
            }
        });
        passage.response().body(response.body());
    }

    private static void reply(HttpExchange exchange, Passage passage) throws IOException {
        passage.response()
                .headers()
                .forEach((name, values) ->
                        values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
        byte[] body = passage.response().body();
        exchange.sendResponseHeaders(passage.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
