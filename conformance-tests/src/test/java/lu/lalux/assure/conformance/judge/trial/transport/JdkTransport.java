package lu.lalux.assure.conformance.judge.trial.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.exchange.Header;

/** Java's own client, as many vendors use it: a stranger's HTTP beside this package's. */
public final class JdkTransport implements Transport {

    private final HttpClient client;

    /**
     * @param secure what it speaks TLS with
     * @param version that it prefers; HTTP/2 is offered by {@code Upgrade}
     */
    public JdkTransport(SSLContext secure, HttpClient.Version version) {
        this.client = HttpClient.newBuilder()
                .version(version)
                .sslContext(secure)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Attempt send(Outgoing request, Duration patience) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.server() + request.target()))
                .timeout(patience)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        try {
            HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
            List<Header> headers = new ArrayList<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
            return Attempt.answered(new Incoming(response.statusCode(), headers, response.body()));
        } catch (IOException e) {
            return Attempt.failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.failed("interrupted");
        }
    }

    @Override
    public void close() {
        // Nothing that Java 17 lets one close: its connections end with the server.
    }
}
