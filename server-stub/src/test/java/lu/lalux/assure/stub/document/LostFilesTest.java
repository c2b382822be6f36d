package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged while no file can be scanned. */
class LostFilesTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final LostFiles lost = new LostFiles(nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void hush() {
        logger().detachAppender(log);
    }

    @Test
    @DisplayName("an outage is one line with its reason, one with a count every minute, and one when it is over")
    void once() {
        lost.succeeded();
        for (int second = 0; second < 150; second++) {
            lost.failed(new IOException("clamd\nis down", new IllegalStateException("deep down")));
            lost.leftBehind(new IOException("not removed either"));
            lost.succeeded();
            pass(Duration.ofSeconds(1));
        }
        pass(Duration.ofSeconds(30));
        lost.succeeded();
        lost.succeeded();
        lost.failed(new IOException("again"));
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "A file is answered Error, and more of them are only counted until it is over:"
                                + " IOException: clamd is down, because of IllegalStateException: deep down",
                        "61 files in 60 s were answered Error, the last one:"
                                + " IOException: clamd is down, because of IllegalStateException: deep down",
                        "121 files in 120 s were answered Error, the last one:"
                                + " IOException: clamd is down, because of IllegalStateException: deep down",
                        "Files are taken again; 150 were answered Error in 149 s",
                        "A file is answered Error, and more of them are only counted until it is over: IOException: again");
        assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    @DisplayName("what nobody expected has its trace, once")
    void unexpected() {
        lost.failed(new IllegalStateException("a fault of ours"));
        lost.failed(new IllegalStateException("a fault of ours"));
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getThrowableProxy()).isNotNull();
    }

    @Test
    @DisplayName("a file that could not be removed is a line without a trace")
    void leftBehind() {
        lost.leftBehind(new IOException("busy"));
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(log.list.get(0).getThrowableProxy()).isNull();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(LostFiles.class);
    }
}
