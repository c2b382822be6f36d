package lu.lalux.assure.stub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import lu.lalux.assure.stub.support.KeyStoreFile;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS by the sandbox itself, with the settings that the operation page gives. */
@Timeout(300)
class TlsIT {

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int PROTOCOL_VERSION = 70;
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int MILLIS = 30_000;

    @TempDir
    Path folder;

    @TempDir
    Path keys;

    @Test
    @DisplayName("TLS 1.2 and later only; plain HTTP is told so; a renewed certificate is taken without a restart")
    void tls() throws Exception {
        X509Certificate first = install("premier");
        try (Sandbox sandbox = Sandbox.start(
                folder,
                "server.ssl.bundle=web",
                "spring.ssl.bundle.pem.web.reload-on-update=true",
                "spring.ssl.bundle.pem.web.keystore.certificate=" + keys.resolve("certificat.pem"),
                "spring.ssl.bundle.pem.web.keystore.private-key=" + keys.resolve("cle.pem"),
                "spring.ssl.bundle.watch.file.quiet-period=100ms")) {
            assertThat(statusLine(sandbox.port(), first)).startsWith("HTTP/1.1 200");
            assertThat(hello(sandbox.port(), TLS_1_2)).containsExactly(HANDSHAKE);
            assertThat(hello(sandbox.port(), TLS_1_1)).containsExactly(ALERT, PROTOCOL_VERSION);
            assertThat(hello(sandbox.port(), TLS_1_0)).containsExactly(ALERT, PROTOCOL_VERSION);
            assertThat(sandbox.raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("HTTP/1.1 400")
                    .contains("TLS");

            X509Certificate second = install("second");
            while (statusLine(sandbox.port(), second).isEmpty()) {
                Thread.sleep(50);
            }
            assertThat(statusLine(sandbox.port(), first)).as("the old one").isEmpty();
        }
    }

    /** Key and certificate, each in its place in one step, as whoever renews them does. */
    private X509Certificate install(String name) throws Exception {
        KeyStoreFile file = new KeyStoreFile(keys.resolve(name + ".p12")).with(name, "RSA", 2048, "2026/01/01");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file.path())) {
            store.load(bytes, KeyStoreFile.PASSWORD.toCharArray());
        }
        X509Certificate certificate = (X509Certificate) store.getCertificate(name);
        byte[] key = store.getKey(name, KeyStoreFile.PASSWORD.toCharArray()).getEncoded();
        put("cle.pem", "PRIVATE KEY", key);
        put("certificat.pem", "CERTIFICATE", certificate.getEncoded());
        return certificate;
    }

    private void put(String name, String kind, byte[] content) throws IOException {
        Path fresh = Files.writeString(
                keys.resolve(name + ".neuf"),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
        Files.move(fresh, keys.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of a request by a client who trusts this certificate only; empty where the server has another one. */
    private static String statusLine(int port, X509Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("serveur", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream()
                    .write("GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (SSLHandshakeException another) {
            return "";
        }
    }

    /**
     * What a server says to a client whose newest version this is, written by hand: Java's own client has the old ones
     * no longer.
     *
     * @return the kind of its first record; of an alert, why
     */
    private static int[] hello(int port, int version) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream hello = new DataOutputStream(body);
        hello.writeShort(version);
        hello.write(new byte[32]);
        hello.writeByte(0);
        int[] suites = {0xC02F, 0xC030, 0xC014, 0xC013, 0x0035, 0x002F};
        hello.writeShort(2 * suites.length);
        for (int suite : suites) {
            hello.writeShort(suite);
        }
        hello.writeShort(0x0100);
        int[] groups = {10, 4, 0x0002_0017, 13, 4, 0x0002_0401};
        hello.writeShort(16);
        for (int i = 0; i < groups.length; i += 3) {
            hello.writeShort(groups[i]);
            hello.writeShort(groups[i + 1]);
            hello.writeInt(groups[i + 2]);
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(record);
        out.writeByte(HANDSHAKE);
        out.writeShort(TLS_1_0);
        out.writeShort(body.size() + 4);
        out.writeInt(1 << 24 | body.size());
        body.writeTo(out);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(MILLIS);
            record.writeTo(socket.getOutputStream());
            byte[] answer = socket.getInputStream().readNBytes(7);
            return answer[0] == ALERT ? new int[] {ALERT, answer[6]} : new int[] {answer[0]};
        }
    }
}
