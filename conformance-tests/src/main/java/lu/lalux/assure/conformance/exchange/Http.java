package lu.lalux.assure.conformance.exchange;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;
import static io.restassured.config.RestAssuredConfig.newConfig;
import static io.restassured.config.SSLConfig.sslConfig;
import static io.restassured.specification.ProxySpecification.host;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.ProxySpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;
import org.apache.http.impl.client.AbstractHttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.RequestWrapper;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Sends requests by REST Assured, every one with a specification and a client of its own: nothing static, no redirect
 * followed, nothing kept open, and no answer waited for without end.
 */
@SuppressWarnings("deprecation") // the only kind of client that REST Assured takes
public final class Http implements Sender {

    /** A target that sends a byte now and then keeps each read within its limit; the whole exchange has one as well. */
    private static final int WHOLE = 4;

    private final Connection connection;
    private final int timeoutMillis;
    private final Duration whole;
    private final Pace pace;
    private final Deadline deadline = new Deadline();

    /**
     * @param connection how the target is reached
     */
    public Http(Connection connection) {
        this.connection = connection;
        this.timeoutMillis = Math.toIntExact(connection.timeout().toMillis());
        this.whole = connection.timeout().multipliedBy(WHOLE);
        this.pace = Pace.of(connection.perSecond());
    }

    @Override
    public Exchange send(Call call) {
        AbstractHttpClient client = client(call);
        RequestSpecification request = RestAssured.given(specification(client));
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        if (call.length() > 0) {
            // REST Assured takes a form as text only, anything else as it is.
            if (call.isForm()) {
                request.body(call.text(call.length()));
            } else {
                request.body(call.bytes());
            }
        }
        pace.await();
        long start = System.nanoTime();
        Deadline.Watch watch = deadline.watch(whole, client.getConnectionManager()::shutdown);
        try (watch) {
            Response response = request.request(call.method(), call.uri());
            byte[] body = response.asByteArray();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return new Exchange(call.kept(), new Answer(response.statusCode(), headers(response), body), millis);
        } catch (Exception e) { // REST Assured throws checked ones undeclared
            throw watch.passed()
                    ? NoAnswerException.late(call.kept(), whole, e)
                    : new NoAnswerException(call.kept(), e);
        } finally {
            client.getConnectionManager().shutdown();
        }
    }

    private static List<Header> headers(Response response) {
        return response.headers().asList().stream()
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
    }

    private static AbstractHttpClient client(Call call) {
        AbstractHttpClient client = new DefaultHttpClient() {
            @Override
            protected HttpRequestExecutor createRequestExecutor() {
                return new EarlyAnswers();
            }
        };
        // REST Assured would say both in the name of who says nothing.
        for (String unsaid : List.of("Accept", "Content-Type")) {
            if (call.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(unsaid))) {
                client.addRequestInterceptor((request, context) -> request.removeHeaders(unsaid));
            }
        }
        // REST Assured would write any method in capital letters, which makes another one of it (RFC 9110 section 9.1).
        client.addRequestInterceptor((request, context) -> method(request, call.method()), 0);
        Transfer transfer = call.transfer();
        if (transfer == Transfer.CHUNKED || transfer == Transfer.CRUMBS || transfer == Transfer.SLOW) {
            // Before all others: those write the headers that go with the body.
            client.addRequestInterceptor((request, context) -> carry(request, context, transfer), 0);
        }
        return client;
    }

    private static void method(HttpRequest request, String method) {
        if (request instanceof RequestWrapper wrapper) {
            wrapper.setMethod(method);
        }
    }

    private static void carry(HttpRequest request, HttpContext context, Transfer transfer) {
        if (request instanceof HttpEntityEnclosingRequest enclosing && enclosing.getEntity() != null) {
            enclosing.setEntity(
                    transfer == Transfer.SLOW
                            ? new SlowEntity(enclosing.getEntity())
                            : new ChunkedEntity(enclosing.getEntity(), transfer == Transfer.CRUMBS));
        }
    }

    private RequestSpecification specification(AbstractHttpClient client) {
        RestAssuredConfig config = newConfig()
                .redirect(redirectConfig().followRedirects(false))
                .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .httpClient(httpClientConfig()
                        .httpClientFactory(() -> client)
                        .setParam("http.connection.timeout", timeoutMillis)
                        .setParam("http.socket.timeout", timeoutMillis));
        RequestSpecBuilder builder = new RequestSpecBuilder()
                .setUrlEncodingEnabled(false)
                .setConfig(connection
                        .trusted()
                        .map(store -> config.sslConfig(sslConfig().trustStore(store)))
                        .orElse(config));
        connection.proxy().ifPresent(proxy -> builder.setProxy(proxy(proxy)));
        return builder.build();
    }

    private static ProxySpecification proxy(Proxy proxy) {
        URI address = proxy.address();
        ProxySpecification specification = host(address.getHost()).withPort(address.getPort());
        return proxy.credentials()
                .map(credentials -> specification.withAuth(credentials.name(), credentials.secret()))
                .orElse(specification);
    }
}
