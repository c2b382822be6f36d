package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import lu.lalux.assure.client.problem.AssureException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the facade talks to, by which way, and what it tells whom. */
class ConnectionTest {

    private static final String PROXY_PASSWORD = "mot-de-passe-du-proxy";
    private static final String PROXY_AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("garage:" + PROXY_PASSWORD).getBytes(UTF_8));

    private static Authority right;
    private static Authority other;

    private final List<Duration> waits = new ArrayList<>();

    @BeforeAll
    static void authorities() throws Exception {
        right = Authority.named("maison");
        other = Authority.named("autre");
    }

    @Test
    void a_server_of_the_given_authority_is_trusted() throws Exception {
        try (RecordingServer server = new RecordingServer(right.server());
                AssureClient client =
                        client(server.address()).sslContext(right.trusting()).build()) {
            server.answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(server.onlyRequest().headers().get("Authorization")).containsExactly("Bearer un-jeton");
        }
    }

    @Test
    void a_server_of_another_authority_is_refused_at_once_and_told_nothing() throws Exception {
        try (RecordingServer server = new RecordingServer(right.server());
                AssureClient wrong =
                        client(server.address()).sslContext(other.trusting()).build();
                AssureClient usual = client(server.address()).build()) {
            for (AssureClient client : List.of(wrong, usual)) {
                var failure =
                        catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

                assertThat(failure.status()).isZero();
                assertThat(failure)
                        .hasCauseInstanceOf(SSLHandshakeException.class)
                        .hasMessageStartingWith(
                                "PUT /reparateur: no answer (the server's certificate is not trusted: ");
            }
            assertThat(server.received()).isEmpty();
            assertThat(waits).as("another try would meet the same server").isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        try (RecordingServer server = new RecordingServer(right.server());
                AssureClient client = client(URI.create(
                                "https://127.0.0.1:" + server.address().getPort()))
                        .sslContext(right.trusting())
                        .build()) {
            var failure = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(failure).hasMessageContaining("the server's certificate is not trusted");
            assertThat(server.received()).isEmpty();
        }
    }

    /** On the one connection of HTTP/2 all calls would be lost with one that is silently dropped. */
    @Test
    void http_2_is_not_spoken_even_to_a_server_that_would() throws Exception {
        try (SSLServerSocket socket = (SSLServerSocket)
                        right.server().getServerSocketFactory().createServerSocket(0);
                AssureClient client = client(URI.create("https://localhost:" + socket.getLocalPort()))
                        .sslContext(right.trusting())
                        .build()) {
            SSLParameters both = socket.getSSLParameters();
            both.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(both);
            CompletableFuture<String> spoken = CompletableFuture.supplyAsync(() -> {
                try (SSLSocket accepted = (SSLSocket) socket.accept()) {
                    accepted.getInputStream().read();
                    accepted.getOutputStream()
                            .write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                    return accepted.getApplicationProtocol();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            client.settle(Settlements.repair("F-1"));

            assertThat(spoken.join()).isNotEqualTo("h2");
        }
    }

    @Test
    void a_redirection_is_not_followed_with_the_token() {
        try (RecordingServer elsewhere = new RecordingServer();
                RecordingServer server = new RecordingServer();
                AssureClient client = client(server.address()).build()) {
            server.answers(307, Map.of("Location", elsewhere.address() + "/reparateur"), null);

            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.status()).isEqualTo(307);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AssureClient client = client(URI.create("http://localhost:" + socket.getLocalPort()))
                        .build()) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
                try {
                    Socket first = socket.accept();
                    first.getInputStream().read();
                    first.setSoLinger(true, 0);
                    first.close();
                    Socket second = socket.accept();
                    second.getInputStream().read();
                    second.getOutputStream()
                            .write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            client.settle(Settlements.repair("F-1"));

            server.join();
            assertThat(waits).hasSize(1);
        }
    }

    @Test
    void who_asks_is_named_with_its_version() {
        try (RecordingServer server = new RecordingServer();
                AssureClient client = AssureClient.builder()
                        .endpoints(AssureEndpoints.at(server.address()))
                        .clientCredentials("garage", "secret")
                        .build()) {
            server.answers(
                            200,
                            "application/json",
                            "{\"token_type\":\"bearer\",\"access_token\":\"a\",\"expires_in\":9}")
                    .answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(server.received())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers().get("User-Agent"))
                            .singleElement()
                            .asString()
                            .matches("assure-java/\\d+\\.\\d+\\.\\d+.*"));
        }
    }

    @Test
    void an_application_names_itself_before_the_library() {
        try (RecordingServer server = new RecordingServer();
                AssureClient client = AssureClient.builder()
                        .endpoints(AssureEndpoints.at(server.address()))
                        .accessToken(() -> "a")
                        .application("garage-plus", "3.1")
                        .build()) {
            server.answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(server.onlyRequest().headers().getFirst("User-Agent"))
                    .matches("garage-plus/3\\.1 assure-java/\\d+\\.\\d+\\.\\d+.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garage plus", "garage/plus", "garagé", "a\r\nb: c"})
    void an_application_s_name_is_one_that_a_header_can_have(String name) {
        AssureClient.Builder builder = AssureClient.builder();
        assertThatThrownBy(() -> builder.application(name, "1")).hasMessageContaining("application");
        assertThatThrownBy(() -> builder.application("garage", name)).hasMessageContaining("application");
    }

    @Test
    void a_proxy_is_used_and_told_its_credentials() {
        try (RecordingServer proxy = new RecordingServer();
                AssureClient client = client(URI.create("http://assure.invalid"))
                        .proxy(ProxySelector.of(new InetSocketAddress(
                                "localhost", proxy.address().getPort())))
                        .proxyCredentials("garage", PROXY_PASSWORD)
                        .build()) {
            proxy.answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(proxy.onlyRequest().uri()).hasToString("http://assure.invalid/reparateur");
            assertThat(proxy.onlyRequest().headers().get("Proxy-Authorization")).containsExactly(PROXY_AUTHORIZATION);
        }
    }

    @Test
    void credentials_of_the_proxy_stay_with_the_proxy() throws Exception {
        List<Exchange> seen = new ArrayList<>();
        try (TunnelProxy proxy = new TunnelProxy(PROXY_AUTHORIZATION);
                RecordingServer server = new RecordingServer(right.server());
                AssureClient client = client(server.address())
                        .proxy(proxy.selector())
                        .proxyCredentials("garage", PROXY_PASSWORD)
                        .sslContext(right.trusting())
                        .observer(seen::add)
                        .build()) {
            server.answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(proxy.asked()).singleElement().asString().startsWith("CONNECT localhost:");
            assertThat(proxy.asked().get(0)).doesNotContain("un-jeton");
            assertThat(server.onlyRequest().headers()).doesNotContainKey("Proxy-Authorization");
            assertThat(seen.toString()).doesNotContain(PROXY_AUTHORIZATION, PROXY_PASSWORD);
        }
    }

    @Test
    void a_proxy_that_refuses_is_named() throws Exception {
        try (TunnelProxy proxy = new TunnelProxy(PROXY_AUTHORIZATION);
                RecordingServer server = new RecordingServer(right.server());
                AssureClient client = client(server.address())
                        .proxy(proxy.selector())
                        .proxyCredentials("garage", "un-faux-secret")
                        .sslContext(right.trusting())
                        .build()) {
            var refusal = catchThrowableOfType(AssureException.class, () -> client.settle(Settlements.repair("F-1")));

            assertThat(refusal.status()).isEqualTo(407);
            assertThat(refusal)
                    .hasMessageContaining("the proxy wants credentials")
                    .hasMessageNotContaining("un-faux-secret");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void without_a_proxy_nobody_is_told_its_credentials() {
        try (RecordingServer server = new RecordingServer();
                AssureClient client = client(server.address())
                        .proxyCredentials("garage", PROXY_PASSWORD)
                        .build()) {
            server.answers(202, (String) null, null);

            client.settle(Settlements.repair("F-1"));

            assertThat(server.onlyRequest().headers()).doesNotContainKey("Proxy-Authorization");
        }
    }

    private AssureClient.Builder client(URI address) {
        return AssureClient.builder()
                .endpoints(AssureEndpoints.at(address))
                .accessToken(() -> "un-jeton")
                .sleeper(waits::add);
    }
}
