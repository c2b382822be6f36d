package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is and how it is spoken to; the SQL is the same for both kinds.
 *
 * @param url for JDBC
 * @param properties of each connection
 * @param folder what is let go of with it; nothing when it is elsewhere
 */
public record Database(String url, Properties properties, Optional<DataFolder> folder) implements AutoCloseable {

    static final String OPTIONS = "options";

    /** The same database, for sessions with more of PostgreSQL's options. */
    public Database withOptions(String more) {
        Properties other = new Properties();
        other.putAll(properties);
        other.merge(OPTIONS, more, (options, added) -> options + (String) added);
        return new Database(url, other, Optional.empty());
    }

    /** A connection of its own, outside of the pool for reading. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    /** After whatever has connections to it. */
    @Override
    public void close() throws IOException {
        if (folder.isPresent()) {
            folder.get().close();
        }
    }

    /** The properties may hold a password. */
    @Override
    public String toString() {
        return url;
    }
}
