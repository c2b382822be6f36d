package lu.lalux.assure.conformance.judge.wire;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for this machine by an authority that nobody trusts until told to, made by Java's own {@code keytool};
 * its key is nowhere but in memory once it is made, and its authority's is nowhere.
 */
public final class OwnCertificate {

    private static final String AUTHORITY = "authority";
    private static final String OTHER_NAME = "dns:autre-nom.invalid";
    private static final String VARIABLE = "ASSURE_JUDGE_STORE";
    private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final int PASSWORD_BITS = 130;
    private static final int LINE = 64;
    private static final long PATIENCE_SECONDS = 60;

    private final SSLContext context;
    private final String pem;

    /** With one of the keys only: a server would choose among them. */
    private OwnCertificate(KeyStore all, String alias, char[] password) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                        .encodeToString(all.getCertificate(AUTHORITY).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /**
     * @param days that it is valid for, from yesterday: the clock of who is to trust it may be behind
     * @return a new one
     */
    public static OwnCertificate create(int days) throws IOException {
        return create(days, List.of());
    }

    /**
     * @param days that it is valid for, from yesterday
     * @param hosts by which clients know this machine besides its own names, each as in an address
     * @return a new one
     */
    public static OwnCertificate create(int days, List<String> hosts) throws IOException {
        return made(days, List.of(names(hosts))).get(0);
    }

    /**
     * @param days that they are valid for, from yesterday
     * @return a new one, and one for another name by the same authority
     */
    public static List<OwnCertificate> alsoForAnotherName(int days) throws IOException {
        return made(days, List.of(names(List.of()), OTHER_NAME));
    }

    private static List<OwnCertificate> made(int days, List<String> names) throws IOException {
        Path folder = Files.createTempDirectory("assure-judge");
        try {
            return in(folder.resolve("store.p12"), days, names);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate", e);
        } finally {
            delete(folder);
        }
    }

    /** {@return what a server speaks TLS with} */
    public SSLContext context() {
        return context;
    }

    /** {@return the authority's certificate, for whoever is to trust it} */
    public String pem() {
        return pem;
    }

    /** RFC 5280 section 4.2.1.6, as keytool writes it. */
    private static String names(List<String> hosts) {
        Set<String> names = new LinkedHashSet<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
        for (String host : hosts) {
            if (host.startsWith("[")) {
                names.add("ip:" + host.substring(1, host.length() - 1));
            } else {
                names.add((FOUR_NUMBERS.matcher(host).matches() ? "ip:" : "dns:") + host);
            }
        }
        return String.join(",", names);
    }

    private static List<OwnCertificate> in(Path file, int days, List<String> names)
            throws IOException, GeneralSecurityException {
        String password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(32);
        keytool(file, password, days, AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
        for (String name : names) {
            keytool(file, password, days, name, "-signer", AUTHORITY, "-ext", "san=" + name, "-ext", "eku=serverAuth");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, password.toCharArray());
        }
        List<OwnCertificate> own = new ArrayList<>();
        for (String name : names) {
            own.add(new OwnCertificate(store, name, password.toCharArray()));
        }
        return own;
    }

    private static void keytool(Path file, String password, int days, String name, String... more) throws IOException {
        Path log = file.resolveSibling("log");
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Assure " + (name.equals(AUTHORITY) ? AUTHORITY : "judge"),
                        "-startdate",
                        "-1d",
                        "-validity",
                        String.valueOf(days),
                        "-alias",
                        name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass:env",
                        VARIABLE)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        keytool.command().addAll(List.of(more));
        keytool.environment().put(VARIABLE, password);
        Process process = keytool.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool has not come to an end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            // In the machine's own encoding, which may be none that is strict.
            throw new IOException("keytool: " + new String(Files.readAllBytes(log), Charset.defaultCharset()).strip());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
