package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real clamd whose settings are not those that are prescribed: whatever it passes over without a word is noticed. */
@Timeout(180)
@Needs(Tool.CLAMD)
class ClamdSettingsIT {

    private static final int MAX = 5_242_880;

    @TempDir
    private Path folder;

    private RealClamd clamd;

    @BeforeEach
    void prepare() throws IOException {
        clamd = new RealClamd(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        if (clamd != null) {
            clamd.stop();
        }
    }

    @Test
    @DisplayName("as prescribed")
    void prescribed() throws Exception {
        clamd.start();
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MaxFileSize 1M,          the end of a file of 5242880 bytes
            MaxFileSize 6M,          the end of a ZIP entry of 1 GB
            MaxFileSize 50M,         the end of a ZIP entry of 1 GB
            AlertExceedsMax no,      ZIP archives in one another
            AlertEncrypted no,       an encrypted ZIP
            ScanArchive no,          a compressed ZIP
            ScanPDF no,              a compressed PDF
            """)
    @DisplayName("one setting otherwise")
    void otherwise(String setting, String what) throws Exception {
        List<String> settings = new ArrayList<>(RealClamd.prescribed());
        settings.removeIf(line -> line.startsWith(setting.split(" ")[0] + " "));
        settings.add(setting);
        clamd.startWith(settings);
        assertRefused(what);
    }

    @Test
    @DisplayName("as it was prescribed once, and as clamd comes")
    void before() throws Exception {
        clamd.startWith(List.of("StreamMaxLength 6M", "MaxFileSize 6M", "MaxScanSize 20M", "AlertExceedsMax yes"));
        assertRefused("the end of a ZIP entry of 1 GB");
        clamd.stop();
        clamd.startWith(List.of());
        assertRefused("ZIP archives in one another");
    }

    @Test
    @DisplayName("documents that need a password pass, archives do not")
    void archivesOnly() throws Exception {
        List<String> settings = new ArrayList<>(RealClamd.prescribed());
        settings.remove("AlertEncrypted yes");
        settings.add("AlertEncryptedArchive yes");
        clamd.startWith(settings);
        assertRefused("a PDF that needs a password");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            assure.ndb, a Word file that needs a password
            assure.ldb, a ZIP behind a web page
            assure.cfg, a PDF behind a web page
            """)
    @DisplayName("without a file that is prescribed")
    void signatures(String file, String what) throws Exception {
        clamd.without(file);
        clamd.start();
        assertRefused(what);
    }

    private void assertRefused(String what) {
        assertThatIllegalStateException()
                .isThrownBy(this::check)
                .withMessageContaining("does not look into " + what + ", and")
                .withMessageContaining("assure.ndb");
    }

    private void check() {
        Duration ample = Duration.ofMinutes(1);
        new ClamdAntivirus(
                        new AntivirusSettings(
                                AntivirusSettings.Scanner.CLAMD,
                                clamd.tcp(),
                                1,
                                new AntivirusSettings.Delays(ample, ample, ample, ample, ample, ample)),
                        MAX)
                .checkAtStart();
    }
}
