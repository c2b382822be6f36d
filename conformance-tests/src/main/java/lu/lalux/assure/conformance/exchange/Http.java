package lu.lalux.assure.conformance.exchange;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;
import static io.restassured.config.RestAssuredConfig.newConfig;
import static io.restassured.config.SSLConfig.sslConfig;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;

/** Sends requests by REST Assured, every one with a specification of its own: nothing static, no redirect followed. */
public final class Http implements Sender {

    private final Connection connection;
    private final int timeoutMillis;
    private final Pace pace;

    /**
     * @param connection how the target is reached
     */
    public Http(Connection connection) {
        this.connection = connection;
        this.timeoutMillis = Math.toIntExact(connection.timeout().toMillis());
        this.pace = Pace.of(connection.perSecond());
    }

    @Override
    public Exchange send(Call call) {
        RequestSpecification request = RestAssured.given(specification());
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
        Response response;
        try {
            response = request.request(call.method(), call.uri());
            byte[] body = response.asByteArray();
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return new Exchange(call.kept(), new Answer(response.statusCode(), headers(response), body), millis);
        } catch (Exception e) { // REST Assured throws checked ones undeclared
            throw new NoAnswerException(call.kept(), e);
        }
    }

    private static List<Header> headers(Response response) {
        return response.headers().asList().stream()
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
    }

    private RequestSpecification specification() {
        RestAssuredConfig config = newConfig()
                .redirect(redirectConfig().followRedirects(false))
                .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .httpClient(httpClientConfig()
                        .setParam("http.connection.timeout", timeoutMillis)
                        .setParam("http.socket.timeout", timeoutMillis));
        RequestSpecBuilder builder = new RequestSpecBuilder()
                .setUrlEncodingEnabled(false)
                .setConfig(connection
                        .trusted()
                        .map(store -> config.sslConfig(sslConfig().trustStore(store)))
                        .orElse(config));
        connection.proxy().ifPresent(proxy -> builder.setProxy(proxy.getHost(), proxy.getPort()));
        return builder.build();
    }
}
