package lu.lalux.assure.stub.journal.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import lu.lalux.assure.stub.storage.Database;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;

/**
 * The journal's two connections, one to write and one to read, so that what is written never waits for who reads; and
 * its tables. On PostgreSQL they are in the database, unlogged: all instances see them, and neither its log nor its
 * standbys bear them. SQLite lets one write at a time, so there they have a file of their own: what acknowledges
 * settlements never waits for them, and a backup of the database has nothing of them. Nothing here waits for the disk.
 *
 * <p>No migrations: whatever is in an older form may be thrown away.
 */
final class JournalDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalDatabase.class);

    private static final String FILE = "journal.db";
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_LOG_BYTES = 8 * 1024 * 1024;

    /** Of several instances that start together one makes the tables. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(1249211990)";

    private static final String EXCHANGES = """
            create %s table if not exists journal_echanges (
                instance    varchar(64)  not null primary key,
                compte      varchar(255) not null,
                refus       integer      not null,
                ordre       bigint       not null,
                operation   varchar(64)  not null,
                statut      integer      not null,
                reference   varchar(255),
                prestataire varchar(255),
                taille      integer      not null,
                contenu     text         not null
            )""";

    private static final String BY_ACCOUNT =
            "create index if not exists journal_par_compte on journal_echanges (compte, refus, ordre)";

    private static final String COUNTS = """
            create %s table if not exists journal_non_authentifies (
                compte    varchar(255) not null,
                heure     bigint       not null,
                operation varchar(64)  not null,
                statut    integer      not null,
                nombre    bigint       not null,
                primary key (compte, heure, operation, statut)
            )""";

    private static final List<String> FILES = List.of(FILE, FILE + "-wal", FILE + "-shm");
    private static final List<String> TABLES = List.of("journal_echanges", "journal_non_authentifies");

    private final Database database;
    private @Nullable Connections connections;

    /** Of either kind one. */
    private record Connections(HikariDataSource writing, HikariDataSource reading) {

        void close() {
            writing.close();
            reading.close();
        }
    }

    JournalDatabase(Database database) {
        this.database = database;
    }

    /**
     * Where nothing is kept any more, nothing is left of what was; but for the tables, which another instance may be
     * using.
     */
    static void remove(Database database) {
        try {
            if (database.folder().isPresent()) {
                for (String file : FILES) {
                    database.folder().get().remove(file);
                }
            } else {
                emptyTables(database);
            }
        } catch (IOException | SQLException left) {
            LOG.warn(
                    "What is left of an earlier journal of requests cannot be removed: {}",
                    LastingFailure.reason(left));
        }
    }

    /** At once and wholly: what is only deleted stays on the disk for a while. */
    private static void emptyTables(Database database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                if (exists(statement, table)) {
                    statement.execute("truncate table " + table);
                }
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /**
     * Changes something, in one transaction.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be done, or not now
     */
    <T> T write(Function<JdbcOperations, T> work) {
        return inTransaction(open().writing(), work);
    }

    /**
     * Looks for something, while something else may be written.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be done, or not now
     */
    <T> T read(Function<JdbcOperations, T> work) {
        return inTransaction(open().reading(), work);
    }

    private static <T> T inTransaction(HikariDataSource source, Function<JdbcOperations, T> work) {
        T result = new TransactionTemplate(new DataSourceTransactionManager(source))
                .execute(status -> work.apply(new JdbcTemplate(source)));
        if (result == null) {
            throw new IllegalStateException("Work without a result");
        }
        return result;
    }

    /** When it is first asked for: where nothing is kept, there is no file and no table. */
    private synchronized Connections open() {
        if (connections == null) {
            Connections fresh = new Connections(connection("journal"), connection("journal-lecture"));
            try {
                new TransactionTemplate(new DataSourceTransactionManager(fresh.writing()))
                        .executeWithoutResult(status -> makeTables(new JdbcTemplate(fresh.writing())));
                connections = fresh;
            } finally {
                if (connections == null) {
                    fresh.close();
                }
            }
        }
        return connections;
    }

    private HikariDataSource connection(String name) {
        HikariDataSource connection = new HikariDataSource();
        connection.setPoolName(name);
        connection.setMaximumPoolSize(1);
        connection.setConnectionTimeout(TIMEOUT_MILLIS);
        if (database.folder().isPresent()) {
            try {
                connection.setJdbcUrl("jdbc:sqlite:" + database.folder().get().file(FILE));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            connection.setDataSourceProperties(sqlite().toProperties());
        } else {
            connection.setJdbcUrl(database.url());
            connection.setDataSourceProperties(
                    database.withOptions(" -c synchronous_commit=off").properties());
        }
        return connection;
    }

    private void makeTables(JdbcOperations tables) {
        boolean shared = database.folder().isEmpty();
        if (shared) {
            tables.execute(ONE_AT_A_TIME);
        }
        tables.execute(EXCHANGES.formatted(shared ? "unlogged" : ""));
        tables.execute(BY_ACCOUNT);
        tables.execute(COUNTS.formatted(shared ? "unlogged" : ""));
    }

    /** What is deleted is overwritten: it is of claims. */
    private static SQLiteConfig sqlite() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(TIMEOUT_MILLIS);
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(MOST_LOG_BYTES));
        return config;
    }

    @Override
    public synchronized void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
