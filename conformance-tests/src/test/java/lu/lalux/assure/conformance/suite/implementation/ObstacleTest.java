package lu.lalux.assure.conformance.suite.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.http.PlainServer;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a target that cannot be spoken to should be asked for, by its own certificate or language. */
class ObstacleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PlainServer plain;
    private PlainServer secure;

    @BeforeEach
    void start() throws Exception {
        plain = new PlainServer(exchange -> PlainServer.answer(exchange, 204, ""));
        secure = new PlainServer(OwnCertificate.create(2).context(), exchange -> PlainServer.answer(exchange, 204, ""));
    }

    @AfterEach
    void stop() {
        plain.close();
        secure.close();
    }

    @Test
    void a_certificate_of_nobody_s_names_the_option() {
        assertThat(hint("https", secure)).contains("--ca-file");
    }

    @Test
    void http_spoken_to_https_is_told() {
        assertThat(hint("http", secure))
                .contains("speaks https, and not http: try https://localhost:" + port(secure) + ".");
    }

    @Test
    void https_spoken_to_http_is_told() {
        // It waits for the whole handshake to be answered, and gives up.
        assertThat(hint("https", port(plain), Duration.ofSeconds(5)))
                .contains("speaks http, and not https: try http://localhost:" + port(plain));
    }

    @Test
    void nobody_there_is_neither() {
        assertThat(hint("http", 1, PATIENCE)).isEmpty();
    }

    private static String hint(String scheme, PlainServer server) {
        return hint(scheme, port(server), PATIENCE);
    }

    private static String hint(String scheme, int port, Duration patience) {
        Call call = Call.of("PUT", URI.create(scheme + "://localhost:" + port + "/reparateur"));
        NoAnswerException unanswered =
                catchThrowableOfType(NoAnswerException.class, () -> new Http(Connection.straight(patience)).send(call));
        Optional<Text> hint = Obstacle.before(unanswered, true);
        return hint.map(Text::en).orElse("");
    }

    private static int port(PlainServer server) {
        return server.uri().getPort();
    }
}
