package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;

/** An instance that is not ready says why, though its connection is open. */
@Timeout(60)
class WriterHealthIndicatorTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WriterHealthIndicator.class);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Connection> opened = new ArrayList<>();

    @BeforeEach
    void listen() throws SQLException {
        log.start();
        LOGGER.addAppender(log);
        try (Connection connection = connection()) {
            execute(connection, "create table documents (cle text, efface_le text)");
        }
    }

    @AfterEach
    void hush() {
        LOGGER.detachAppender(log);
    }

    @Test
    @DisplayName("a database that may only be read is logged once, with the database's reason, and when it is over")
    void readOnly() throws SQLException {
        try (DatabaseWriter writer = writer(Duration.ofSeconds(30))) {
            WriterHealthIndicator health = new WriterHealthIndicator(writer);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(log.list).isEmpty();

            execute(opened.get(0), "pragma query_only = on");
            for (int probe = 0; probe < 3; probe++) {
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            }
            assertThat(log.list).hasSize(1);
            assertThat(log.list.get(0).getLevel()).isEqualTo(Level.ERROR);
            assertThat(log.list.get(0).getThrowableProxy()).isNull();
            assertThat(log.list.get(0).getFormattedMessage()).contains("SQLITE_READONLY");

            execute(opened.get(0), "pragma query_only = off");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(log.list).hasSize(2);
            assertThat(log.list.get(1).getFormattedMessage()).startsWith("Over, after 3 times: ");
        }
    }

    @Test
    @DisplayName("a database that another process keeps locked is logged with the settings that it exceeds")
    void locked() throws SQLException {
        try (DatabaseWriter writer = writer(Duration.ofMillis(200));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"))) {
            execute(other, "begin immediate");
            assertThat(new WriterHealthIndicator(writer).health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(log.list).hasSize(1);
            assertThat(log.list.get(0).getFormattedMessage()).contains("assure.writer.max-wait");
            execute(other, "rollback");
        }
    }

    private DatabaseWriter writer(Duration patience) throws SQLException {
        opened.clear();
        return new DatabaseWriter(this::connection, new WriterSettings(8, 8, patience, Duration.ofSeconds(5)), 1);
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"));
        execute(connection, "pragma busy_timeout = 10000");
        opened.add(connection);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
