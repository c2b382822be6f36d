package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import lu.lalux.assure.stub.support.Sandbox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On SQLite, over HTTP. */
class CheckpointsIT {

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    @Test
    @DisplayName("what was accepted gets from the log to the database's file, long before the log is full")
    void getsToTheFile() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String request = repairerRequest("C-1", sandbox.upload(GARAGE, "/reparateur/upload"))
                    .toString();
            assertThat(sandbox.put(GARAGE, "/reparateur", request).statusCode()).isEqualTo(202);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(withoutLog()).isEqualTo(1));
        }
    }

    private int withoutLog() throws Exception {
        Path copy = copies.resolve("assure.db");
        Files.copy(folder.resolve("assure.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from demandes")) {
            row.next();
            return row.getInt(1);
        }
    }
}
