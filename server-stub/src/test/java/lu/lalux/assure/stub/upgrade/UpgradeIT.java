package lu.lalux.assure.stub.upgrade;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("newcomer")
class UpgradeIT {

    @TempDir
    Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    @DisplayName(
            "the next release upgrades the database, and what was on record still is (D19); this one then refuses it, unchanged")
    void upgrade() throws Exception {
        String next = NextRelease.setting(elsewhere);
        String named;
        String free;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            named = sandbox.upload(GARAGE, "/reparateur/upload");
            free = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(put(sandbox, "U-1", named)).isEqualTo(202);
        }
        try (Sandbox sandbox = Sandbox.start(folder, next)) {
            assertThat(put(sandbox, "U-1", named)).as("the same again").isEqualTo(202);
            assertThat(put(sandbox, "U-1", free)).as("another content").isEqualTo(409);
            assertThat(put(sandbox, "U-2", free)).as("a key from before").isEqualTo(202);
            assertThat(count("demandes")).isEqualTo(2);
            assertThat(count("suites")).isEqualTo(1);
        }

        assertThatThrownBy(() -> Sandbox.start(folder))
                .rootCause()
                .hasMessageContaining("A newer version of the sandbox has upgraded this database (its schema is at 2)");
        try (Sandbox sandbox = Sandbox.start(folder, next)) {
            assertThat(put(sandbox, "U-2", free)).isEqualTo(202);
            assertThat(count("demandes")).isEqualTo(2);
        }
    }

    private int count(String table) {
        return JdbcClient.create(Installation.chosen().database(folder))
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static int put(Sandbox sandbox, String reference, String key) throws Exception {
        return sandbox.put(
                        GARAGE, "/reparateur", repairerRequest(reference, key).toString())
                .statusCode();
    }
}
