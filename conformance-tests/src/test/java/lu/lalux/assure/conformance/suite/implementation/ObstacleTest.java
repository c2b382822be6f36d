package lu.lalux.assure.conformance.suite.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.OwnAuthority;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target that cannot be spoken to should be asked for, by its own certificate or language. */
class ObstacleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private HttpServer plain;
    private HttpsServer secure;

    @BeforeEach
    void start() throws Exception {
        plain = HttpServer.create(local(), 0);
        plain.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        plain.start();
        secure = HttpsServer.create(local(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(new OwnAuthority(folder).context()));
        secure.start();
    }

    @AfterEach
    void stop() {
        plain.stop(0);
        secure.stop(0);
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
        assertThat(hint("https", plain, Duration.ofSeconds(5)))
                .contains("speaks http, and not https: try http://localhost:" + port(plain));
    }

    @Test
    void nobody_there_is_neither() {
        plain.stop(0);
        assertThat(hint("http", plain)).isEmpty();
    }

    private static String hint(String scheme, HttpServer server) {
        return hint(scheme, server, PATIENCE);
    }

    private static String hint(String scheme, HttpServer server, Duration patience) {
        Call call = Call.of("PUT", URI.create(scheme + "://localhost:" + port(server) + "/reparateur"));
        NoAnswerException unanswered =
                catchThrowableOfType(NoAnswerException.class, () -> new Http(Connection.straight(patience)).send(call));
        Optional<Text> hint = Obstacle.before(unanswered, true);
        return hint.map(Text::en).orElse("");
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
