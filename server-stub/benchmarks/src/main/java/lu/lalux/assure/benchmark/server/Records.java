package lu.lalux.assure.benchmark.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A sandbox's database, looked at from outside.
 *
 * @param url for JDBC, with the user if there is one
 */
public record Records(String url) {

    /** How many settlements are on record. */
    public long count() throws SQLException {
        return number("select count(*) from demandes");
    }

    /** How many files are. */
    public long files() throws SQLException {
        return number("select count(*) from documents");
    }

    /** Runs statements, each by itself. */
    public void run(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
