package lu.lalux.assure.stub.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeyStoreFile;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.token.Stub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole sandbox whose signing keys are in a key store. */
class KeyStoreIT {

    @TempDir
    Path folder;

    @TempDir
    Path other;

    @TempDir
    Path keys;

    @Test
    @DisplayName("the database then holds no key; what one instance signs, another one with the same store takes")
    void instead() throws Exception {
        KeyStoreFile store = new KeyStoreFile(keys.resolve("cles.p12")).with("une", "RSA", 2048, "2026/01/01");
        String[] settings = store.settings().toArray(String[]::new);
        try (Sandbox one = Sandbox.start(folder, settings);
                Sandbox two = Sandbox.start(other, settings)) {
            String token = new Stub(one.port()).token(Stub.GARAGE, "/reparateur");
            assertThat(status(one, token)).isEqualTo(400);
            assertThat(status(two, token)).isEqualTo(400);
        }
        assertThat(stored(folder)).isZero();
    }

    @Test
    @DisplayName("only the key store counts, where the database has keys from before too")
    void before() throws Exception {
        String old;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            old = new Stub(sandbox.port()).token(Stub.GARAGE, "/reparateur");
            assertThat(status(sandbox, old)).isEqualTo(400);
        }
        KeyStoreFile store = new KeyStoreFile(keys.resolve("cles.p12")).with("une", "RSA", 2048, "2026/01/01");
        try (Sandbox sandbox = Sandbox.start(folder, store.settings().toArray(String[]::new))) {
            assertThat(status(sandbox, old)).isEqualTo(401);
        }
        assertThat(stored(folder)).isEqualTo(1);
    }

    @Test
    @DisplayName("it does not start without the store that it is to use")
    void missing() {
        List<String> settings = new KeyStoreFile(keys.resolve("absent.p12")).settings();

        assertThatThrownBy(() -> Sandbox.start(folder, settings.toArray(String[]::new)))
                .rootCause()
                .hasMessageContaining("absent.p12")
                .hasMessageContaining("does not exist");
    }

    private int stored(Path folder) {
        return JdbcClient.create(Installation.chosen().database(folder))
                .sql("select count(*) from cle_de_signature")
                .query(Integer.class)
                .single();
    }

    private static int status(Sandbox sandbox, String token) throws Exception {
        return sandbox.send(sandbox.to("/reparateur")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{")))
                .statusCode();
    }
}
