package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version of the sandbox on a database that a newer one has upgraded. */
class DowngradeIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("it does not start, says what to do, and has changed nothing")
    void refused() {
        Sandbox.start(folder).close();
        JdbcClient database = JdbcClient.create(Installation.chosen().database(folder));
        database.sql("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success) select 99, '99', 'plus tard', 'SQL',"
                        + " 'V99__plus_tard.sql', 1, installed_by, installed_on, 1, success from flyway_schema_history"
                        + " where version = '1'")
                .update();

        assertThatThrownBy(() -> Sandbox.start(folder))
                .rootCause()
                .hasMessageContaining(
                        "A newer version of the sandbox has upgraded this database (its schema is at 99)");
        database.sql("delete from flyway_schema_history where version = '99'").update();
        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(sandbox.port()).isPositive();
        }
    }
}
