package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import lu.lalux.assure.conformance.judge.trial.transport.Trust;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;
import lu.lalux.assure.conformance.judge.wire.PemCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTlsIT {

    private static final String SOFTWARE = Vendor.software("Garage", "reparateur", "back-end");

    /** By what is to tell them apart: a program makes each, which takes longer than a test. */
    private static final Map<String, Pem> PEMS = new HashMap<>();

    @TempDir
    private static Path pems;

    @TempDir
    private Path folder;

    @Test
    void the_judge_ends_tls_itself_and_gives_its_own_certificate_to_be_trusted() throws Exception {
        OwnCertificate own = OwnCertificate.create(2);
        try (JudgeService judge = new Judges().secure(folder, own.context(), Optional.of(own.pem()))) {
            Vendor vendor = Vendor.trusting(own.pem(), at(judge), Judges.QUICK, SOFTWARE);
            assertThat(vendor.opened.at("/acces/certificatTls").asString()).isEqualTo(own.pem());
            assertThat(vendor.opened.at("/acces/adresseFonctions").asString()).startsWith("https://localhost:");
            assertThatThrownBy(() -> Vendor.open(at(judge), SOFTWARE)).hasMessageContaining("PKIX");
            assertThat(kept(vendor)).as("localhost is of others too").isEmpty();
        }
    }

    @Test
    void its_own_certificate_has_the_names_that_vendors_know_it_by() throws Exception {
        OwnCertificate own = OwnCertificate.create(
                2, List.of("jetons.juge.example", "juge.example", "192.0.2.7", "[2001:db8::7]", "localhost"));
        assertThat(shown(own).getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                .containsExactly(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "jetons.juge.example",
                        "juge.example",
                        "192.0.2.7",
                        "2001:db8:0:0:0:0:0:7");
    }

    /** {@return the certificate that a client of this one is shown} */
    private static X509Certificate shown(OwnCertificate own) throws Exception {
        try (ServerSocket server = own.context().getServerSocketFactory().createServerSocket(0);
                SSLSocket client = (SSLSocket) Trust.in(own.pem())
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            CompletableFuture<Integer> served = CompletableFuture.supplyAsync(() -> {
                try {
                    return accepted.getInputStream().read();
                } catch (IOException gone) {
                    return -1;
                }
            });
            client.startHandshake();
            X509Certificate certificate = (X509Certificate) client.getSession().getPeerCertificates()[0];
            client.shutdownOutput();
            assertThat(served.get(1, TimeUnit.MINUTES)).isEqualTo(-1);
            return certificate;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void a_certificate_that_the_operator_has_is_shown(String algorithm) throws Exception {
        Pem pem = pem(algorithm);
        try (JudgeService judge = new Judges()
                .secure(folder.resolve("data"), PemCertificate.context(pem.chain, pem.key), Optional.empty())) {
            Vendor vendor = Vendor.trusting(Files.readString(pem.chain), at(judge), Judges.QUICK, SOFTWARE);
            assertThat(vendor.opened.at("/acces").has("certificatTls")).isFalse();
            assertThat(vendor.standing().path("etat").asString()).isEqualTo("ouverte");
            assertThat(kept(vendor))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
        }
    }

    private static Optional<String> kept(Vendor vendor) throws Exception {
        return vendor.bytes("GET", "", vendor.key, null).headers().firstValue("Strict-Transport-Security");
    }

    @Test
    void what_is_no_certificate_or_no_key_is_told() throws Exception {
        Pem pem = pem("EC");
        assertThatThrownBy(() -> PemCertificate.context(pem.chain, pem.chain))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no private key");
        assertThatThrownBy(() -> PemCertificate.context(pem.key, pem.key)).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @CsvSource({"EC,RSA", "RSA,EC"})
    void a_key_of_another_certificate_is_told_at_the_start(String algorithm, String other) throws Exception {
        Pem pem = pem(algorithm);
        assertThatThrownBy(() -> PemCertificate.context(pem.chain, pem(other).key))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("does not belong");
        Pem again = pem(algorithm, "again");
        assertThatThrownBy(() -> PemCertificate.context(again.chain, pem.key))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("does not belong");
    }

    private static URI at(JudgeService judge) {
        return URI.create("https://localhost:" + judge.port());
    }

    private record Pem(Path chain, Path key) {}

    private static Pem pem(String algorithm) throws Exception {
        return pem(algorithm, "first");
    }

    private static Pem pem(String algorithm, String time) throws Exception {
        String name = algorithm + "-" + time;
        Pem known = PEMS.get(name);
        if (known == null) {
            known = made(algorithm, name);
            PEMS.put(name, known);
        }
        return known;
    }

    private static Pem made(String algorithm, String name) throws Exception {
        Path store = pems.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:+UseSerialGC",
                        "-genkeypair",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        "a",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(pems.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, "password".toCharArray());
        }
        return new Pem(
                written(name + ".crt", "CERTIFICATE", keys.getCertificate("a").getEncoded()),
                written(
                        name + ".key",
                        "PRIVATE KEY",
                        keys.getKey("a", "password".toCharArray()).getEncoded()));
    }

    private static Path written(String name, String what, byte[] bytes) throws Exception {
        return Files.writeString(
                pems.resolve(name),
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                        + "-----\n");
    }
}
