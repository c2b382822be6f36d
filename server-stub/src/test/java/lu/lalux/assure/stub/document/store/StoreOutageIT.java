package lu.lalux.assure.stub.document.store;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the log says while the object store refuses everything. */
@Timeout(120)
@Needs(Tool.VERSITYGW)
class StoreOutageIT {

    private static final String UPLOAD = "/reparateur/upload";

    @TempDir
    Path folder;

    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("one line for the files that arrive, one for readiness and one for the purge, and no stack trace")
    void oneLine() throws Exception {
        AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                lines.add(line);
            }
        };
        try (WireStore store = new WireStore()) {
            MovableClock clock = new MovableClock();
            try (Sandbox sandbox =
                    Sandbox.start(folder, clock, beans -> {}, store.settings("assure.document.purge=100ms"))) {
                sandbox.upload(GARAGE, UPLOAD);
                log.start();
                ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
                store.refuse(503, "ServiceUnavailable");
                clock.advance(Duration.ofHours(25));
                assertThat(sandbox.put(GARAGE, UPLOAD, Sandbox.file("a.pdf", new byte[10]))
                                .body())
                        .isEqualTo("{\"status\":\"Error\"}");
                while (ready(sandbox) != 503) {
                    Thread.sleep(50);
                }
                while (errors("not removed") == 0) {
                    Thread.sleep(50);
                }
                // Each once more.
                Thread.sleep(3000);
                assertThat(ready(sandbox)).isEqualTo(503);

                assertThat(errors("A file is answered Error")).isEqualTo(1);
                assertThat(errors("No file can be stored")).isEqualTo(1);
                assertThat(errors("What need not be kept is not removed")).isEqualTo(1);
                assertThat(lines)
                        .filteredOn(line -> line.getThrowableProxy() != null)
                        .isEmpty();
            } finally {
                ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
            }
        }
    }

    private long errors(String text) {
        return lines.stream()
                .filter(line -> line.getLevel() == Level.ERROR)
                .filter(line -> line.getFormattedMessage().contains(text))
                .count();
    }

    private static int ready(Sandbox sandbox) throws Exception {
        return sandbox.send(sandbox.to("/exploitation/sante/readiness").GET()).statusCode();
    }
}
