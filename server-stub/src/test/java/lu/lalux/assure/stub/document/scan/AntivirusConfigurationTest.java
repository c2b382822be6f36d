package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.DocumentSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.util.unit.DataSize;

/** What the log says of the scanner that was chosen. */
class AntivirusConfigurationTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

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
    @DisplayName("an installation is warned of the built-in scanner, the sandbox is told")
    void builtIn() throws Exception {
        choose(AntivirusSettings.Scanner.BUILT_IN, "");
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(log.list.get(0).getFormattedMessage()).contains("built-in");

        beans.registerSingleton("incident", (UploadIncident) name -> Optional.empty());
        choose(AntivirusSettings.Scanner.BUILT_IN, "");
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
    }

    @Test
    @DisplayName("clamd is named with its address")
    void clamd() throws Exception {
        try (FakeClamd there = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            choose(AntivirusSettings.Scanner.CLAMD, there.address());
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("Files are scanned by clamd at " + there.address());
        }
    }

    @Test
    @DisplayName("of a clamd that is not there it is not said that it scans")
    void noClamd() throws Exception {
        choose(AntivirusSettings.Scanner.CLAMD, "127.0.0.1:1");
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("clamd à 127.0.0.1:1 ne répond pas", "clamd at 127.0.0.1:1 does not answer");
    }

    private void choose(AntivirusSettings.Scanner choice, String address) throws Exception {
        AntivirusSettings settings = new AntivirusSettings(
                choice, address, 1, new AntivirusSettings.Delays(AMPLE, AMPLE, AMPLE, AMPLE, AMPLE, AMPLE));
        DocumentSettings documents = new DocumentSettings(
                DocumentSettings.Store.FOLDER, false, null, Duration.ofMinutes(10), DataSize.ofMegabytes(64), null);
        new AntivirusConfiguration().antivirus(settings, new DocumentLimits(Contract.bundled(), documents), beans);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(AntivirusConfiguration.class.getPackageName());
    }
}
