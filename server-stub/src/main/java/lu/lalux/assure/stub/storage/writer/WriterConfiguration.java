package lu.lalux.assure.stub.storage.writer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.Database;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The writer, as the database allows it, and what it writes first. */
@Configuration(proxyBeanMethods = false)
class WriterConfiguration {

    /**
     * On PostgreSQL: one begins its batch when the other's takes long, as where the disk is slow or the server far
     * away.
     */
    private static final int WRITERS = 2;

    /**
     * The writer finds every row that it changes by its key: PostgreSQL would read a small table from end to end
     * instead, and compare each row with each key. A new sandbox's tables are small.
     */
    private static final String BY_KEY = " -c enable_seqscan=off";

    /**
     * What has no key, as the one row that counts versions, is read from end to end all the same, and PostgreSQL, which
     * takes that for endlessly dear now, would compile each such statement before it runs it, for 60 ms: the statement
     * itself takes a tenth of a millisecond.
     */
    private static final String NOT_COMPILED = " -c jit=off";

    /** The writer has connections of its own, opened when the migrations have run. */
    @Bean
    DatabaseWriter databaseWriter(
            Database database, DatabaseSettings databaseSettings, Flyway migrated, WriterSettings settings)
            throws SQLException {
        if (!databaseSettings.shared()) {
            return new DatabaseWriter(() -> KeptStatements.of(database.open()), settings, 1);
        }
        requireFsync(database);
        Database writers = database.withOptions(BY_KEY + NOT_COMPILED);
        return new DatabaseWriter(writers::open, settings, WRITERS);
    }

    @Bean
    DatabaseId databaseId(JdbcClient reader, DatabaseWriter writer) {
        return DatabaseId.of(reader, writer);
    }

    /** A server that does not wait for its disk would lose requests that were answered 202. */
    private static void requireFsync(Database database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show fsync")) {
            row.next();
            if (!row.getString(1).equals("on")) {
                throw new StartRefusedException("start.database.fsync");
            }
        }
    }
}
