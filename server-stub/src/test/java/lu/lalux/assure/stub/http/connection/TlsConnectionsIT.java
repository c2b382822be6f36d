package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for connections holds for encrypted ones, too. */
class TlsConnectionsIT {

    private static final String CALLER = "127.0.0.8";
    private static final String PASSWORD = "motdepasse";
    /** Longer than a handshake takes on a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static SSLContext tls;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("cles.p12");
        generate(keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        sandbox = Sandbox.start(
                folder.resolve("donnees"),
                "server.ssl.key-store=" + keys,
                "server.ssl.key-store-password=" + PASSWORD,
                "assure.network.request-head=" + DEADLINE.toMillis() + "ms");
    }

    private static void generate(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("a handshake that comes byte by byte is not waited for")
    void handshake() throws Exception {
        try (Caller caller = Caller.from(CALLER, sandbox.port())) {
            // A record of 16 000 bytes, with a handshake message in it.
            long begun = System.nanoTime();
            caller.say(new byte[] {0x16, 0x03, 0x01, 0x3E, (byte) 0x80, 0x01});
            assertThat(caller.drip(begun, new byte[] {0}, Duration.ofMillis(100), PATIENCE))
                    .isBetween(DEADLINE.minusMillis(500), PATIENCE.minusSeconds(1));
        }
    }

    @Test
    @DisplayName("a refusal comes before the body, and the connection's end is told in TLS")
    void refused() throws Exception {
        try (Caller caller = connected()) {
            caller.say("PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7000000\r\n\r\n");
            assertThat(caller.answer()).startsWith("HTTP/1.1 401").contains("Connection: close");
            assertThat(caller.answer()).isEmpty();
        }
    }

    @Test
    @DisplayName("after a small body, the connection can be used again, whenever the body arrives")
    void small() throws Exception {
        try (Caller caller = connected()) {
            for (int request = 0; request < 2; request++) {
                caller.say("PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n");
                caller.say("x".repeat(30_000));
                Thread.sleep(100);
                caller.say("x".repeat(30_000) + "GET /inconnu HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(caller.answer()).startsWith("HTTP/1.1 401").doesNotContain("Connection: close");
                assertThat(caller.answer()).startsWith("HTTP/1.1 404");
            }
        }
    }

    private static Caller connected() throws Exception {
        return new Caller(tls.getSocketFactory().createSocket("localhost", sandbox.port()));
    }
}
