package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/** What is logged while nothing can be written, with a SQLite that has no room left. */
class OutageTest {

    private static final int PAGES = 3;
    private static final String BIG = "insert into t (content) values (zeroblob(100000))";
    private static final String NOTHING = "update t set content = content where id = -1";

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(nanos::get);
    private int pages = PAGES;

    @BeforeEach
    void listen() throws SQLException {
        log.start();
        logger().addAppender(log);
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id integer primary key, content blob)");
        }
    }

    @AfterEach
    void hush() {
        logger().detachAppender(log);
    }

    @Test
    @DisplayName(
            "a full disk is logged once, with its own reason and not that of the rollback, and once when it is over")
    void once() throws SQLException {
        try (WriterSession session = session()) {
            for (int i = 0; i < 5; i++) {
                assertUnavailable(session);
            }
            assertThat(log.list).hasSize(1);
            assertThat(log.list.get(0).getLevel()).isEqualTo(Level.ERROR);
            assertThat(log.list.get(0).getThrowableProxy()).isNull();
            assertThat(log.list.get(0).getFormattedMessage())
                    .contains(SQLiteErrorCode.SQLITE_FULL.name())
                    .doesNotContain("cannot rollback")
                    .doesNotContain("\n");

            pages = 1_000;
            write(session, NOTHING);
            assertThat(log.list).as("a write that changes nothing").hasSize(1);
            nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            write(session, BIG);
            write(session, BIG);
            assertThat(log.list).hasSize(2);
            assertThat(log.list.get(1).getFormattedMessage())
                    .isEqualTo("The database can be written to again; 5 transactions failed in 0 s");

            outage.failed(new SQLException("again"));
            assertThat(log.list).hasSize(3);
        }
    }

    @Test
    @DisplayName("a database that cannot be reached is logged once too")
    void outOfReach() throws SQLException {
        try (WriterSession session = session()) {
            assertUnavailable(session);
            pages = -1;
            assertUnavailable(session);
            assertUnavailable(session);
            assertThat(log.list).hasSize(1);
        }
    }

    @Test
    @DisplayName("a write that is wrong is no outage")
    void wrong() throws SQLException {
        try (WriterSession session = session()) {
            PendingWrite<String, Integer> wrong = pending("insert into t (id) values ('text')");
            session.commit(List.of(wrong));
            assertThat(wrong.done()).isCompletedExceptionally();
            assertThat(log.list).isEmpty();
        }
    }

    private void assertUnavailable(WriterSession session) {
        PendingWrite<String, Integer> write = pending(BIG);
        session.commit(List.of(write));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(write.done()::join)
                .withCauseInstanceOf(ProblemException.class);
    }

    private static void write(WriterSession session, String sql) {
        PendingWrite<String, Integer> write = pending(sql);
        session.commit(List.of(write));
        write.done().join();
    }

    private static PendingWrite<String, Integer> pending(String sql) {
        return new PendingWrite<>(
                (database, items) -> items.stream().map(database::update).toList(), sql);
    }

    private WriterSession session() throws SQLException {
        return new WriterSession(
                this::connection,
                () -> new ProblemException(Problem.unavailable(Duration.ofSeconds(5))),
                () -> new ProblemException(Problem.uncertain(Duration.ofSeconds(5))),
                new AtomicInteger(),
                outage);
    }

    private Connection connection() throws SQLException {
        if (pages < 0) {
            throw new SQLException("out of reach");
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma max_page_count = " + pages);
        }
        return connection;
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Outage.class);
    }
}
