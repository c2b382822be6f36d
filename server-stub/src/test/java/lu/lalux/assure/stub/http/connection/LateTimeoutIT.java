package lu.lalux.assure.stub.http.connection;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.apache.coyote.Processor;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Each second Tomcat looks at the requests whose answers are held, and tells a connection of a time limit that was
 * another request's when one has just been answered on it. Here it is told so each time.
 */
@Timeout(60)
class LateTimeoutIT {

    private static final String CALLER = "127.0.0.6";

    @TempDir
    Path folder;

    private final AtomicReference<ProtocolHandler> protocol = new AtomicReference<>();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> spy =
                factory -> factory.addConnectorCustomizers(connector -> protocol.set(connector.getProtocolHandler()));
        sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean("spy", WebServerFactoryCustomizer.class, () -> spy));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("an answer that is held is given after it")
    void held() throws Exception {
        String key = sandbox.upload(GARAGE, "/reparateur/upload");
        byte[] body = repairerRequest("T-1", key).toString().getBytes(StandardCharsets.UTF_8);
        String head = "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                + sandbox.as(GARAGE, "/")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"))) {
                other.setAutoCommit(false);
                try (Statement lock = other.createStatement()) {
                    lock.execute("update commandes set avance = avance");
                }
                caller.say(head);
                caller.say(body);
                tellOfATimeLimit(caller, Processor::isAsync);
                other.rollback();
            }
            assertThat(caller.answer()).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    @DisplayName("a head of which a part had come is read on after it")
    void head() throws Exception {
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            caller.say("GET /inconnu HTTP/1.1\r\nHost: loc");
            tellOfATimeLimit(caller, reading -> true);
            caller.say("alhost\r\n\r\n");
            assertThat(caller.answer()).startsWith("HTTP/1.1 404");
        }
    }

    /**
     * Once the caller's connection has a processor that is so far, and on this thread: when it returns, it has been
     * told.
     */
    private void tellOfATimeLimit(Caller caller, Predicate<Processor> soFar) throws InterruptedException {
        Map<?, ?> connections = (Map<?, ?>) ReflectionTestUtils.getField(protocol.get(), "connections");
        SocketWrapperBase<?> connection = null;
        while (connection == null) {
            Thread.sleep(20);
            connection = connections.keySet().stream()
                    .map(socket -> (SocketWrapperBase<?>) socket)
                    .filter(socket -> socket.getRemotePort() == caller.port())
                    .filter(socket ->
                            socket.getCurrentProcessor() instanceof Processor processor && soFar.test(processor))
                    .findFirst()
                    .orElse(null);
        }
        connection.processSocket(SocketEvent.TIMEOUT, false);
    }
}
