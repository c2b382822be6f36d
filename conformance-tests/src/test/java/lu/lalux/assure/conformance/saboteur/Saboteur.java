package lu.lalux.assure.conformance.saboteur;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lu.lalux.assure.conformance.RunningStub;
import tools.jackson.databind.json.JsonMapper;

/** A proxy between the suite and a correct server that makes one deliberate fault. */
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
    private final Fault fault;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Saboteur(RunningStub.Address stub, Fault fault) throws IOException {
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
                    this, exchange.getRequestMethod(), exchange.getRequestURI().toString(), request);
            fault.before(passage);
            forward(passage);
            fault.after(passage);
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

    /** {@return a right token of the sandbox's for this path} */
    String token(String path) {
        return tokens.computeIfAbsent(path, this::ask);
    }

    private String ask(String path) {
        String credentials = path.startsWith("/expert")
                ? "expert-backend:expert-backend-secret-9Ws4gB7kMx2RtV6a"
                : "garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e";
        HttpRequest request = HttpRequest.newBuilder(URI.create(upstream + "/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(path, StandardCharsets.UTF_8)))
                .build();
        try {
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body).path("access_token").asString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
