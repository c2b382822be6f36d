package lu.lalux.assure.stub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the one line says of what failed. */
class LastingFailureTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(LastingFailureTest.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void hush() {
        LOGGER.detachAppender(log);
    }

    @Test
    @DisplayName("of the disk and the database, what it was and what is at the bottom of it, without a trace")
    void expected() {
        for (Exception one : List.of(
                new NoSuchFileException("/donnees/documents"),
                new DataAccessResourceFailureException("out of reach", new SQLException("refused\n")))) {
            new LastingFailure(LOGGER, "Not done").failed(one);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Not done, and this is not logged again until it is over: NoSuchFileException: /donnees/documents",
                        "Not done, and this is not logged again until it is over: DataAccessResourceFailureException:"
                                + " out of reach, because of SQLException: refused ");
        assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    @DisplayName("of what else is not in this program, as an object store that refuses, no trace either")
    void elsewhere() {
        new LastingFailure(LOGGER, "Not done")
                .failed(new IOException("the store did not do it", new IllegalStateException("503 SlowDown")));
        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrowableProxy()).isNull())
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo(
                        "Not done, and this is not logged again until it is over: IOException: the store did not do it,"
                                + " because of IllegalStateException: 503 SlowDown");
    }

    @Test
    @DisplayName("a long statement does not hide the database's words")
    void longStatement() {
        assertThat(LastingFailure.reason(new DataAccessResourceFailureException(
                        "insert into demandes ".repeat(100), new SQLException("refused"))))
                .hasSizeLessThan(330)
                .endsWith(", because of SQLException: refused");
    }

    @Test
    @DisplayName("of a fault in the program, its trace too, once")
    void fault() {
        LastingFailure failure = new LastingFailure(LOGGER, "Not done");
        failure.failed(new NullPointerException());
        failure.failed(new NullPointerException());
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage()).endsWith(": NullPointerException: null");
        assertThat(log.list.get(0).getThrowableProxy()).isNotNull();
    }
}
