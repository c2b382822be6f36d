package lu.lalux.assure.stub.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.stub.support.KeyStoreFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The signing keys from a PKCS #12 key store. */
class KeyStoreKeysIT {

    @TempDir
    static Path shared;

    private static KeyStoreFile several;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        several = new KeyStoreFile(shared.resolve("cles.p12"))
                .with("printemps", "RSA", 2048, "2026/03/01")
                .with("automne", "RSA", 3072, "2026/09/01")
                .with("hiver", "RSA", 2048, "2026/01/01")
                .with("courbe", "EC", 256, "2026/10/01");
    }

    @Test
    @DisplayName("all RSA keys verify, the newest signs; keys of other kinds are passed over")
    void newest() {
        assertThat(sizes(read(several, ""))).containsExactly(3072, 2048, 2048);
    }

    @Test
    @DisplayName("the key that is named signs")
    void chosen() {
        JWKSet byDate = read(several, "");
        JWKSet chosen = read(several, "HIVER");

        assertThat(names(chosen)).containsExactlyInAnyOrderElementsOf(names(byDate));
        assertThat(names(chosen).get(0)).isEqualTo(names(byDate).get(2));
    }

    @Test
    @DisplayName("the password may be a file's first line")
    void passwordFile() throws Exception {
        KeyStoreFile password = new KeyStoreFile(folder.resolve("mot-de-passe"));
        Files.writeString(password.path(), KeyStoreFile.PASSWORD + "\n");
        password.closed();

        KeyStoreSettings settings = new KeyStoreSettings(
                several.path().toString(), "", password.path().toString(), "");
        assertThat(new KeyStoreKeys(settings).read().size()).isEqualTo(3);
        assertThat(settings.toString()).doesNotContain(password.path().toString());
    }

    @Test
    @DisplayName("what cannot be used is refused, with its reason and without the password")
    void refused() throws Exception {
        Path text = new KeyStoreFile(Files.writeString(folder.resolve("texte.p12"), "pas un magasin"))
                .closed()
                .path();
        KeyStoreFile small = new KeyStoreFile(folder.resolve("petite.p12")).with("petite", "RSA", 1024, "2026/01/01");
        KeyStoreFile curve = new KeyStoreFile(folder.resolve("courbe.p12")).with("courbe", "EC", 256, "2026/01/01");

        assertRefused(settings(folder.resolve("absent.p12"), KeyStoreFile.PASSWORD, ""), "does not exist");
        assertRefused(settings(several.path(), "autre-secret", ""), "has another password");
        assertRefused(settings(text, KeyStoreFile.PASSWORD, ""), "is not a PKCS #12 key store");
        assertRefused(settings(small.path(), KeyStoreFile.PASSWORD, ""), "has a key of 1024 bits (petite)");
        assertRefused(settings(curve.path(), KeyStoreFile.PASSWORD, ""), "has no RSA key");
        assertRefused(settings(several.path(), KeyStoreFile.PASSWORD, "ete"), "has no RSA key named ete");
        assertRefused(settings(several.path(), KeyStoreFile.PASSWORD, "courbe"), "has no RSA key named courbe");
    }

    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "files are refused by their POSIX permissions, which Windows has not")
    @DisplayName("a key store that everybody can read is refused, one that the group can read is not")
    void open() throws Exception {
        KeyStoreFile copy = new KeyStoreFile(Files.copy(several.path(), folder.resolve("ouvert.p12")));

        assertRefused(settings(copy.permit("rw-r--r--").path(), KeyStoreFile.PASSWORD, ""), "(rw-r--r--)");
        assertThat(read(copy.permit("rw-r-----"), "").size()).isEqualTo(3);
    }

    @Test
    @DisplayName("a file put in its place takes over with the next reading; a broken one changes nothing")
    void replaced() throws Exception {
        KeyStoreFile file = new KeyStoreFile(folder.resolve("cles.p12")).with("une", "RSA", 2048, "2026/01/01");
        SigningKeys keys = new SigningKeys(
                new KeyStoreKeys(settings(file.path(), KeyStoreFile.PASSWORD, "")), new AtomicLong()::get);
        JWK first = keys.newest();
        JWKSet before = keys.current();

        Path broken = Files.writeString(folder.resolve("neuf"), "pas un magasin");
        Files.move(broken, file.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        file.closed();
        keys.refresh();
        assertThat(keys.current()).isSameAs(before);

        Path whole = Files.copy(several.path(), folder.resolve("neuf"));
        new KeyStoreFile(whole).closed();
        Files.move(whole, file.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        keys.refresh();
        assertThat(keys.current().size()).isEqualTo(3);
        assertThat(keys.newest().getKeyID()).isNotEqualTo(first.getKeyID());
        assertThat(keys.newest().toRSAKey().size()).isEqualTo(3072);
    }

    @Test
    @DisplayName("settings that do not go together are refused")
    void settings() {
        assertThatThrownBy(() -> new KeyStoreSettings("a.p12", "", "", ""))
                .hasMessageContaining("assure.token.key-store.password:");
        assertThatThrownBy(() -> new KeyStoreSettings("a.p12", "secret-1", "b", ""))
                .hasMessageContaining("not both")
                .hasMessageNotContaining("secret-1");
        assertThatThrownBy(() -> new KeyStoreSettings("", "", "", "une"))
                .hasMessageContaining("assure.token.key-store.file:");
    }

    private static void assertRefused(KeyStoreSettings settings, String reason) {
        assertThatThrownBy(() -> new KeyStoreKeys(settings).read())
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining(reason)
                .hasMessageNotContaining(KeyStoreFile.PASSWORD)
                .hasMessageNotContaining("autre-secret");
    }

    private static KeyStoreSettings settings(Path file, String password, String alias) {
        return new KeyStoreSettings(file.toString(), password, "", alias);
    }

    private static JWKSet read(KeyStoreFile file, String alias) {
        return new KeyStoreKeys(settings(file.path(), KeyStoreFile.PASSWORD, alias)).read();
    }

    private static List<Integer> sizes(JWKSet keys) {
        return keys.getKeys().stream().map(JWK::size).toList();
    }

    private static List<String> names(JWKSet keys) {
        return keys.getKeys().stream().map(JWK::getKeyID).toList();
    }
}
