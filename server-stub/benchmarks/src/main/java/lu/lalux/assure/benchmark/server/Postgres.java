package lu.lalux.assure.benchmark.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL server with its own defaults, which waits for its disk. */
public final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private int databases;

    /** @param folder a new one, for its data */
    public Postgres(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** A new database. */
    public Records newDatabase() throws SQLException {
        String name = "mesure_" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Records(server.getJdbcUrl(USER, name));
    }

    /** The sandbox's settings for that database. */
    public static List<String> settings(Records database) {
        return List.of("--assure.database.url=" + database.url(), "--assure.database.username=" + USER);
    }

    /** Its version. */
    public String version() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
