package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.http.PlainServer;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target behind a certificate authority of its own, and one behind a proxy. */
class TrustTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void an_authority_of_its_own_is_trusted_when_it_is_given() throws Exception {
        OwnCertificate authority = OwnCertificate.create(2);
        Path pem = Files.writeString(folder.resolve("ca.pem"), authority.pem());
        try (PlainServer server =
                new PlainServer(authority.context(), exchange -> PlainServer.answer(exchange, 204, ""))) {
            Call call = Call.of("GET", server.uri());
            Connection trusting =
                    new Connection(PATIENCE, Optional.empty(), Optional.of(TrustedCertificates.read(pem)), 0);
            assertThat(new Http(trusting).send(call).answer().status()).isEqualTo(204);
            assertThatThrownBy(() -> new Http(Connection.straight(PATIENCE)).send(call))
                    .isInstanceOf(NoAnswerException.class);
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
        Credentials moi = new Credentials("moi", "mot de passe");
        Call call = Call.of("PUT", URI.create("http://nulle-part.invalid/chemin"))
                .bearer("t")
                .body("application/json", "{}");
        try (PlainServer proxy = new PlainServer(exchange -> {
            Headers asked = exchange.getRequestHeaders();
            boolean known = moi.userBasic().equals(asked.getFirst("Proxy-Authorization"));
            boolean bearer = "Bearer t".equals(asked.getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"mandataire\"");
            PlainServer.answer(exchange, known && bearer ? 218 : 407, "");
        })) {
            assertThat(status(proxy, Optional.of(moi), call)).isEqualTo(218);
            assertThat(status(proxy, Optional.empty(), call)).isEqualTo(407);
        }
    }

    private static int status(PlainServer proxy, Optional<Credentials> credentials, Call call) {
        Connection through =
                new Connection(PATIENCE, Optional.of(new Proxy(proxy.uri(), credentials)), Optional.empty(), 0);
        return new Http(through).send(call).answer().status();
    }

    @Test
    void requests_go_through_the_proxy() throws Exception {
        try (PlainServer proxy = new PlainServer(exchange -> PlainServer.answer(exchange, 218, ""))) {
            Call call = Call.of("GET", URI.create("http://nulle-part.invalid/chemin"));
            assertThat(status(proxy, Optional.empty(), call)).isEqualTo(218);
        }
    }
}
