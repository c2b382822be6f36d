package lu.lalux.assure.client;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and reads one answer, both within bounds. */
final class Transport implements Sender {

    /** What came back. */
    record Answer(int status, HttpHeaders headers, byte[] body) {}

    /** The largest answer of the contract is a problem of 100 faults: far below. */
    static final int MAX_ANSWER = 1_048_576;

    private final HttpClient http;
    private final Duration timeout;

    Transport(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /**
     * The timeout covers the answer's body too, which {@link HttpRequest.Builder#timeout} does not.
     *
     * @throws AssureException if no answer came in time, or one that is larger than any of the contract
     */
    @Override
    public Answer send(String operation, HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.timeout(timeout).build(), headers -> new BoundedBody(MAX_ANSWER));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
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
