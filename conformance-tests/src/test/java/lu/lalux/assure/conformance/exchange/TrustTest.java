package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target behind a certificate authority of its own, and one behind a proxy. */
class TrustTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void an_authority_of_its_own_is_trusted_when_it_is_given() throws Exception {
        OwnAuthority authority = new OwnAuthority(folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
        answer(server, 204);
        try {
            Call call = Call.of(
                    "GET", URI.create("https://localhost:" + server.getAddress().getPort() + "/"));
            Connection trusting = new Connection(
                    PATIENCE, Optional.empty(), Optional.of(TrustedCertificates.read(authority.pem())), 0);
            assertThat(new Http(trusting).send(call).answer().status()).isEqualTo(204);
            assertThatThrownBy(() -> new Http(Connection.straight(PATIENCE)).send(call))
                    .isInstanceOf(NoAnswerException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_without_certificates_is_said() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> TrustedCertificates.read(empty)).isInstanceOf(GeneralSecurityException.class);
    }

    /** The target's own Authorization goes through, the proxy's does not come near it. */
    @Test
    void a_proxy_that_asks_who_is_there_is_told() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            String told = String.valueOf(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            boolean known = told.equals("Basic "
                    + java.util.Base64.getEncoder()
                            .encodeToString("moi:mot de passe".getBytes(StandardCharsets.UTF_8)));
            boolean bearer = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"mandataire\"");
            exchange.sendResponseHeaders(known && bearer ? 218 : 407, -1);
            exchange.close();
        });
        proxy.start();
        URI address = URI.create("http://localhost:" + proxy.getAddress().getPort());
        Call call = Call.of("PUT", URI.create("http://nulle-part.invalid/chemin"))
                .bearer("t")
                .body("application/json", "{}");
        try {
            assertThat(through(new Proxy(address, Optional.of(new Credentials("moi", "mot de passe"))))
                            .send(call)
                            .answer()
                            .status())
                    .isEqualTo(218);
            assertThat(through(new Proxy(address, Optional.empty()))
                            .send(call)
                            .answer()
                            .status())
                    .isEqualTo(407);
        } finally {
            proxy.stop(0);
        }
    }

    private static Http through(Proxy proxy) {
        return new Http(new Connection(PATIENCE, Optional.of(proxy), Optional.empty(), 0));
    }

    @Test
    void requests_go_through_the_proxy() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(proxy, 218);
        try {
            Connection through = new Connection(
                    PATIENCE,
                    Optional.of(new Proxy(
                            URI.create("http://localhost:" + proxy.getAddress().getPort()), Optional.empty())),
                    Optional.empty(),
                    0);
            Call call = Call.of("GET", URI.create("http://nulle-part.invalid/chemin"));
            assertThat(new Http(through).send(call).answer().status()).isEqualTo(218);
        } finally {
            proxy.stop(0);
        }
    }

    private static void answer(HttpServer server, int status) {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }
}
