package lu.lalux.assure.conformance.saboteur;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.http.PlainServer;
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
    private final PlainServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Saboteur(RunningStub.Address stub, Consumer<Passage> fault) throws IOException {
        this.upstream = stub.uri();
        this.fault = fault;
        server = new PlainServer(this::handle);
    }

    RunningStub.Address address() {
        return new RunningStub.Address(server.uri());
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + "" + exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(30))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        response.headers().map().forEach((name, values) -> {
            if (isForwarded(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        Passage passage = new Passage(exchange, sent, response.statusCode(), response.body());
        fault.accept(passage);
        PlainServer.answer(exchange, passage.status(), passage.body());
    }

    private static boolean isForwarded(String name) {
        return !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.close();
    }
}
