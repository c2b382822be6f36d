package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.util.FileSystemUtils;

/** A certificate authority of the tests' own, made by the JDK's {@code keytool}, with a server for {@code localhost}. */
public final class Authority {

    private static final String PASSWORD = "changeit";

    /** By their names: each takes two starts of {@code keytool}, and serves all tests of a run. */
    private static final Map<String, Authority> MADE = new HashMap<>();

    private final KeyStore keys;

    private Authority(KeyStore keys) {
        this.keys = keys;
    }

    public static synchronized Authority named(String name) throws Exception {
        if (!MADE.containsKey(name)) {
            MADE.put(name, made(name));
        }
        return MADE.get(name);
    }

    private static Authority made(String name) throws Exception {
        Path directory = Files.createTempDirectory("assure-authority");
        try {
            Path store = directory.resolve(name + ".p12");
            keytool(store, "ca", "-dname", "CN=" + name, "-ext", "bc:c");
            keytool(store, "server", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-signer", "ca");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            return new Authority(keys);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** With the server's key and certificate. */
    public SSLContext server() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore alone = empty();
        alone.setKeyEntry(
                "server",
                keys.getKey("server", PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                keys.getCertificateChain("server"));
        managers.init(alone, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    /** The authority's certificate, as an administrator hands it out. */
    public String pem() throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("ca").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Trusts this authority and no other. */
    SSLContext trusting() throws Exception {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void keytool(Path store, String alias, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(output).isZero();
    }
}
