package lu.lalux.assure.stub.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerIT {

    @TempDir
    Path folder;

    @Test
    @Needs(Tool.POSTGRESQL)
    @DisplayName("the server is the one that the environment names")
    void named() throws Exception {
        String programs = System.getenv(RunningPostgres.PROGRAMS);

        Process postgres = new ProcessBuilder(Path.of(programs, "postgres").toString(), "--version").start();

        assertThat(new String(postgres.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("postgres (PostgreSQL) " + setting("server_version") + "\n");
    }

    @Test
    @DisplayName("a folder without a server is not made up for by the one from Maven")
    void absent() {
        assertThatThrownBy(() -> InstalledPostgres.start(folder, folder, 0))
                .hasMessageStartingWith(RunningPostgres.PROGRAMS)
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    @DisplayName("what it has answered is on its disk")
    void durable(String setting) throws Exception {
        assertThat(setting(setting)).isEqualTo("on");
    }

    @Test
    @DisplayName("only this machine reaches it")
    void loopback() throws Exception {
        assertThat(setting("listen_addresses")).isEqualTo("localhost");
    }

    private String setting(String name) throws Exception {
        try (Connection connection = PostgresServer.running().connect(folder);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
