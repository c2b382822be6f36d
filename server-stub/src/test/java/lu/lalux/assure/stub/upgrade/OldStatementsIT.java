package lu.lalux.assure.stub.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * During a rolling upgrade the release before goes on with the tables of this one. What it says to the database was logged when its
 * data were made; here PostgreSQL is asked whether it still understands it. {@link RollingUpgradeIT} runs both, where the one before was built.
 */
@OnPostgres(files = true)
class OldStatementsIT {

    /**
     * A table of the sandbox's controls, which no installation with accounts of its own has a use for. A sandbox of the release before
     * goes on with what it was last told.
     */
    private static final String GONE = "bac_a_sable";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "each statement of the release before holds on the tables of this one, but those on its sandbox's controls")
    void understood() throws Exception {
        Sandbox.start(folder).close();
        List<String> statements = Files.readAllLines(DataBefore.folder().resolve(DataBefore.STATEMENTS));
        List<String> refused = new ArrayList<>();
        try (Connection connection = Installation.chosen().connect(folder);
                Statement database = connection.createStatement()) {
            for (int i = 0; i < statements.size(); i++) {
                try {
                    database.execute("prepare avant_" + i + " as " + statements.get(i));
                } catch (SQLException broken) {
                    refused.add(statements.get(i) + ": " + broken.getMessage());
                }
            }
        }
        for (String used : List.of("insert into demandes", "insert into documents", "insert into morceaux")) {
            assertThat(statements).anyMatch(statement -> statement.startsWith(used));
        }
        assertThat(refused).allMatch(statement -> statement.contains(GONE));
    }
}
