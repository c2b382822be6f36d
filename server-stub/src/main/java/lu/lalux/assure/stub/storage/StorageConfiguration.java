package lu.lalux.assure.stub.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.sqlite.SQLiteConfig;

/**
 * The database: SQLite in the data folder, or PostgreSQL. With both a commit is on disk when it returns, and readers do
 * not wait for the writer.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final String FILE = "assure.db";
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final int CONNECTION_TIMEOUT_MILLIS = 5_000;

    /** Many uploads at once wait for one another; none may be lost for that. */
    private static final int FILES_TIMEOUT_MILLIS = 15_000;

    private static final int READERS = 8;

    private static final int CACHE_KIBIBYTES = 16_384;
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int FILES = 8;

    /**
     * For every session: a commit waits for the disk whatever the server's default; a statement after another one sees
     * what was committed in between, on which the handling of conflicts relies; nothing waits for ever, not even for an
     * instance that stopped in the middle of a transaction.
     */
    private static final String SESSION = "-c synchronous_commit=on"
            + " -c default_transaction_isolation=read\\ committed"
            + " -c lock_timeout=5s"
            + " -c statement_timeout=20s"
            + " -c idle_in_transaction_session_timeout=10s";

    @Bean
    Database database(StorageSettings storage, DatabaseSettings databaseSettings) throws IOException {
        if (databaseSettings.shared()) {
            return new Database(databaseSettings.url(), postgresql(databaseSettings), Optional.empty());
        }
        DataFolder folder = DataFolder.hold(storage.dataFolder().toAbsolutePath());
        // SQLite gives its log the permissions of the database's file.
        return new Database(sqliteUrl(folder.file(FILE)), sqlite(), Optional.of(folder));
    }

    /**
     * Flyway itself would only warn of a schema that is newer than this version, and this version would write to it
     * what a newer one may not understand.
     */
    @Bean
    FlywayMigrationStrategy migrations(Database database, DatabaseSettings databaseSettings) {
        return flyway -> {
            try {
                migrate(flyway);
            } catch (FlywayException failed) {
                throw UnusableDatabase.refusal(failed, database.url(), databaseSettings.username());
            }
        };
    }

    private static void migrate(Flyway flyway) {
        for (MigrationInfo migration : flyway.info().applied()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED) {
                throw new StartRefusedException("start.database.newer", migration.getVersion());
            }
        }
        flyway.migrate();
    }

    /** For reading; writes go through the writer. */
    @Bean
    HikariDataSource dataSource(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("lecture");
        pool.setJdbcUrl(database.url());
        pool.setDataSourceProperties(database.properties());
        pool.setMaximumPoolSize(READERS);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return pool;
    }

    /** Opened only when files are kept in PostgreSQL. */
    @Bean
    @Lazy
    EarlyWrites earlyWrites(Database database, Flyway migrated) {
        return new EarlyWrites(database, FILES, FILES_TIMEOUT_MILLIS);
    }

    /** Where the database of a data folder is. */
    static Path sqliteFile(Path folder) {
        return folder.resolve(FILE);
    }

    static String sqliteUrl(Path file) {
        return "jdbc:sqlite:" + file;
    }

    static Properties sqlite() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        config.setCacheSize(-CACHE_KIBIBYTES);
        // No row has a generated key; the driver would ask for the last one after each insert.
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        return config.toProperties();
    }

    static Properties postgresql(DatabaseSettings databaseSettings) {
        Properties properties = new Properties();
        if (!databaseSettings.username().isEmpty()) {
            properties.setProperty("user", databaseSettings.username());
        }
        if (!databaseSettings.password().isEmpty()) {
            properties.setProperty("password", databaseSettings.password());
        }
        properties.setProperty("ApplicationName", "assure");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(Database.OPTIONS, SESSION);
        return properties;
    }
}
