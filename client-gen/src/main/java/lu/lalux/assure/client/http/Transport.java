package lu.lalux.assure.client.http;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import lu.lalux.assure.client.http.CountedStream.SourceException;
import lu.lalux.assure.client.problem.AssureException;
import org.jspecify.annotations.Nullable;

/** Sends one request and reads one answer, both within bounds. */
public final class Transport implements Sender {

    /** The largest answer of the contract is a problem of 100 faults: far below. */
    public static final int MAX_ANSWER = 1_048_576;

    private final HttpClient http;
    private final Duration timeout;
    private final String userAgent;
    private final String language;
    private final @Nullable String proxyAuthorization;

    /**
     * @param userAgent who asks
     * @param language in which the server is to say what it refuses, tokens included
     * @param proxyAuthorization for the proxy, null if it wants to know nothing; java.net.http keeps it from the server
     */
    public Transport(
            HttpClient http, Duration timeout, String userAgent, String language, @Nullable String proxyAuthorization) {
        this.http = http;
        this.timeout = timeout;
        this.userAgent = userAgent;
        this.language = language;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * The timeout covers the answer's body too, which {@link HttpRequest.Builder#timeout} does not.
     *
     * @throws AssureException if no answer came in time, or a success that is larger than any of the contract
     * @throws UncheckedIOException if the body could not be read here
     */
    @Override
    public Answer send(String operation, HttpRequest.Builder request) {
        request.setHeader("User-Agent", userAgent)
                .setHeader("Accept-Language", language)
                .timeout(timeout);
        if (proxyAuthorization != null) {
            request.setHeader("Proxy-Authorization", proxyAuthorization);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.build(), head -> new BoundedBody(MAX_ANSWER, head.statusCode() / 100 != 2));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            // A proxy's refusal of a tunnel comes without even an empty body.
            byte[] body = Objects.requireNonNullElse(response.body(), new byte[0]);
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (ExecutionException e) {
            Stream.iterate(e.getCause(), one -> one != null, Throwable::getCause)
                    .filter(SourceException.class::isInstance)
                    .findFirst()
                    .ifPresent(source -> {
                        throw new UncheckedIOException((SourceException) source);
                    });
            throw AssureException.noAnswer(operation, e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw AssureException.noAnswer(operation, e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw AssureException.noAnswer(operation, e);
        }
    }
}
