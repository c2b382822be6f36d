package lu.lalux.assure.stub.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteConfig;

/**
 * The embedded database: a commit is on disk when it returns (WAL, {@code synchronous=FULL}), readers do not wait for the
 * writer.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    /** For reading; writes go through {@link DatabaseWriter}. */
    @Bean
    HikariDataSource dataSource(StorageSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.dossier().toAbsolutePath());
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("lecture");
        pool.setJdbcUrl("jdbc:sqlite:" + folder.resolve("assure.db"));
        pool.setDataSourceProperties(durable());
        pool.setMaximumPoolSize(8);
        pool.setConnectionTimeout(BUSY_TIMEOUT_MILLIS);
        return pool;
    }

    /** The writer has a connection of its own, opened when the migrations have run. */
    @Bean
    DatabaseWriter databaseWriter(DataSource dataSource, Flyway migrated, WriterSettings settings) throws SQLException {
        return new DatabaseWriter(dedicated((HikariDataSource) dataSource), settings);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static Connection dedicated(HikariDataSource pool) throws SQLException {
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getDataSourceProperties());
    }

    private static Properties durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        return config.toProperties();
    }
}
