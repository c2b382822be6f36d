package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.stub.support.FreePort;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A server at both addresses of {@code localhost}. */
@Timeout(60)
@EnabledIf(value = "bothFamilies", disabledReason = "this machine has no IPv6")
class AnotherAddressIT {

    @TempDir
    java.nio.file.Path folder;

    static {
        // As Boot does for the others of this JVM.
        Registry.disableRegistry();
    }

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector(GuardedProtocol.class.getName());
    private InetAddress first;
    private InetAddress second;

    static boolean bothFamilies() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
    }

    @BeforeEach
    void configure() throws Exception {
        first = InetAddress.getByName("127.0.0.1");
        second = InetAddress.getByName("::1");
        GuardedProtocol protocol = (GuardedProtocol) connector.getProtocolHandler();
        protocol.setAddress(first);
        protocol.alsoAt(second);
        connector.setThrowOnFailure(true);
        // As Boot has it.
        connector.setProperty("bindOnInit", "false");
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        tomcat.getHost();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    @DisplayName("answers at both, and at none once it takes no new connections")
    void both() throws Exception {
        connector.setPort(FreePort.find());
        tomcat.start();
        int port = connector.getLocalPort();

        for (int i = 0; i < 3; i++) {
            assertThat(answer(first, port)).startsWith("HTTP/1.1 404");
            assertThat(answer(second, port)).startsWith("HTTP/1.1 404");
        }

        connector.pause();
        connector.getProtocolHandler().closeServerSocketGraceful();
        assertThatThrownBy(() -> answer(second, port)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> answer(first, port)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("finds a port that is free at both, where many are taken at the second")
    void found() throws Exception {
        List<ServerSocket> others = new ArrayList<>();
        try {
            // One in fourteen of those that a system gives: of 60 starts that took the first one found, one would fail
            // nearly always.
            for (int i = 0; i < 2_000; i++) {
                others.add(new ServerSocket(0, 1, second));
            }
            connector.setPort(0);
            for (int i = 0; i < 60; i++) {
                tomcat.start();
                assertThat(answer(second, connector.getLocalPort())).startsWith("HTTP/1.1 404");
                tomcat.stop();
            }
        } finally {
            for (ServerSocket other : others) {
                other.close();
            }
        }
    }

    @Test
    @DisplayName("does not start where somebody else has the port at one of them: clients would speak to either")
    void taken() throws Exception {
        try (ServerSocket other = new ServerSocket(FreePort.find(), 1, second)) {
            connector.setPort(other.getLocalPort());
            assertThatThrownBy(tomcat::start).isInstanceOf(LifecycleException.class);
            assertThatThrownBy(() -> answer(first, other.getLocalPort())).isInstanceOf(IOException.class);
        }
    }

    private static String answer(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
