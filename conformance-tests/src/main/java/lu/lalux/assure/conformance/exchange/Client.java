package lu.lalux.assure.conformance.exchange;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.ssl.SSLContexts;

/**
 * Apache's HTTP client, which REST Assured brings, with everything off that it would do by itself: redirects, second
 * attempts, cookies, addresses made tidy, connections kept.
 */
final class Client {

    /** More than the suite has threads. */
    private static final int MOST_AT_ONCE = 1_000;

    /** Of a header's line, in characters, and of headers: much more than any answer of the contract has. */
    private static final int LONGEST_LINE = 65_536;

    private static final int MOST_HEADERS = 1_000;

    private final CloseableHttpClient client;

    /**
     * @param connection how the target is reached
     */
    Client(Connection connection) {
        int timeout = Math.toIntExact(connection.timeout().toMillis());
        HttpClientBuilder builder = HttpClients.custom()
                .setRequestExecutor(new EarlyAnswers())
                .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .setNormalizeUri(false)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .addInterceptorFirst(Client::keepHeaders);
        connection.trusted().ifPresent(store -> builder.setSSLContext(trusting(store)));
        connection.proxy().ifPresent(proxy -> through(builder, proxy));
        this.client = builder.build();
    }

    /**
     * @param message to send
     * @return what came back, its content unpacked where it was compressed
     * @throws IOException when nothing came back, or not all of it
     */
    Answer execute(HttpRequestBase message) throws IOException {
        HttpCoreContext context = HttpCoreContext.create();
        try (CloseableHttpResponse response = client.execute(message, context)) {
            byte[] body = response.getEntity() == null ? new byte[0] : body(response.getEntity());
            return new Answer(response.getStatusLine().getStatusCode(), keptHeaders(context), body);
        }
    }

    /** Not closed when it is too long: that would read the rest of it. The connection ends with the response. */
    private static byte[] body(HttpEntity entity) throws IOException {
        if (entity.getContentLength() > OversizedAnswerException.MOST) {
            throw new OversizedAnswerException();
        }
        byte[] body = entity.getContent().readNBytes(OversizedAnswerException.MOST + 1);
        if (body.length > OversizedAnswerException.MOST) {
            throw new OversizedAnswerException();
        }
        return body;
    }

    /** Before the content is unpacked, which takes the headers away that tell of it. */
    private static void keepHeaders(HttpResponse response, HttpContext context) {
        context.setAttribute(Header.class.getName(), response.getAllHeaders());
    }

    private static List<Header> keptHeaders(HttpCoreContext context) {
        return Arrays.stream(context.getAttribute(Header.class.getName(), org.apache.http.Header[].class))
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
    }

    private static SSLContext trusting(KeyStore store) {
        try {
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("these certificates cannot be trusted", e);
        }
    }

    private static void through(HttpClientBuilder builder, Proxy proxy) {
        HttpHost host = new HttpHost(proxy.address().getHost(), proxy.address().getPort());
        builder.setProxy(host);
        proxy.credentials().ifPresent(credentials -> {
            BasicCredentialsProvider provider = new BasicCredentialsProvider();
            provider.setCredentials(
                    new AuthScope(host), new UsernamePasswordCredentials(credentials.name(), credentials.secret()));
            builder.setDefaultCredentialsProvider(provider);
        });
    }
}
