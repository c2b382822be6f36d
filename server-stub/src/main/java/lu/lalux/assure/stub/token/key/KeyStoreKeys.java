package lu.lalux.assure.stub.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.OwnersOnly;

/**
 * Keys in a PKCS #12 key store, which somebody else makes and replaces. All of its RSA keys verify. The key that the
 * settings name signs, or else the one whose certificate begins last. Nothing else of the certificates matters. Like
 * the data folder, the file is not read when it is open to everybody.
 */
final class KeyStoreKeys implements KeySource {

    /** As RFC 7518 section 3.3 demands of RS256. */
    private static final int BITS = 2048;

    private static final Comparator<Entry> NEWEST = Comparator.comparing(
                    Entry::certificate, Comparator.comparing(X509Certificate::getNotBefore))
            .thenComparing(Entry::alias)
            .reversed();

    private final KeyStoreSettings settings;

    KeyStoreKeys(KeyStoreSettings settings) {
        this.settings = settings;
    }

    @Override
    public JWKSet read() {
        try {
            char[] password = password();
            List<Entry> entries = entries(open(password), password);
            if (entries.isEmpty()) {
                throw unusable("start.key-store.empty");
            }
            entries.sort(NEWEST);
            putFirst(entries);
            return new JWKSet(entries.stream().map(Entry::key).toList());
        } catch (GeneralSecurityException | JOSEException unreadable) {
            // The cause is left out: its message may quote the key.
            throw unusable("start.key-store.key-password");
        }
    }

    private KeyStore open(char[] password) throws GeneralSecurityException {
        try (InputStream file = Files.newInputStream(closed(settings.file()))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            return store;
        } catch (IOException unreadable) {
            throw unusable(
                    unreadable.getCause() instanceof UnrecoverableKeyException
                            ? "start.key-store.password"
                            : "start.key-store.unreadable");
        }
    }

    private List<Entry> entries(KeyStore store, char[] password) throws GeneralSecurityException, JOSEException {
        List<Entry> entries = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                Key key = store.getKey(alias, password);
                if (key instanceof RSAPrivateCrtKey secret) {
                    requireLong(alias, secret);
                    entries.add(
                            new Entry(alias, (X509Certificate) store.getCertificate(alias), KeySource.named(secret)));
                }
            }
        }
        return entries;
    }

    private void requireLong(String alias, RSAPrivateCrtKey secret) {
        int bits = secret.getModulus().bitLength();
        if (bits < BITS) {
            throw unusable("start.key-store.short", bits, alias, BITS);
        }
    }

    /** Aliases of PKCS #12 are the same in any case. */
    private void putFirst(List<Entry> entries) {
        if (!settings.alias().isEmpty()) {
            Entry chosen = entries.stream()
                    .filter(entry -> entry.alias().equalsIgnoreCase(settings.alias()))
                    .findFirst()
                    .orElseThrow(() -> unusable("start.key-store.alias", settings.alias()));
            entries.remove(chosen);
            entries.add(0, chosen);
        }
    }

    private char[] password() {
        if (settings.passwordFile().isEmpty()) {
            return settings.password().toCharArray();
        }
        try (BufferedReader file = Files.newBufferedReader(closed(settings.passwordFile()))) {
            String line = file.readLine();
            return line == null ? new char[0] : line.toCharArray();
        } catch (IOException unreadable) {
            throw new StartRefusedException("start.key-store.password-file", settings.passwordFile());
        }
    }

    private static Path closed(String name) throws IOException {
        Path file = Path.of(name).toAbsolutePath();
        try {
            OwnersOnly.require(file);
        } catch (NoSuchFileException missing) {
            throw new StartRefusedException("start.key-store.absent", file);
        }
        return file;
    }

    private IllegalStateException unusable(String why, Object... arguments) {
        return new StartRefusedException("start.key-store", settings.file(), Message.of(why, arguments));
    }

    /** PKCS #12 has no key without a certificate, and Java knows no others than X.509 there. */
    private record Entry(String alias, X509Certificate certificate, JWK key) {}
}
