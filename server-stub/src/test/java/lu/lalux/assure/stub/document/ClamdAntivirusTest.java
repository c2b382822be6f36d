package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** A clamd that is down, slow, full or out of its mind: the file is {@code Error}, never {@code Verified}. */
@Timeout(60)
class ClamdAntivirusTest {

    private static final int MAX = 300_000;
    private static final byte[] FILE = new byte[MAX];

    @TempDir
    private Path folder;

    @Test
    void aCleanFile() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.CLEAN);
        }
    }

    @Test
    void anInfectedFile() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: Virus FOUND\0"))) {
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.INFECTED);
        }
    }

    @Test
    void theBytesAreThoseThatWereSent() throws IOException {
        byte[] sent = "%PDF-1.7 et la suite".getBytes(StandardCharsets.US_ASCII);
        AtomicReference<byte[]> received = new AtomicReference<>();
        try (FakeClamd clamd = new FakeClamd((in, out) -> {
                    received.set(FakeClamd.file(in));
                    out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
                });
                Antivirus.Scan scan = antivirus(clamd.address()).begin()) {
            scan.next(sent, 0, 5);
            scan.next(sent, 5, sent.length - 5);

            assertThat(scan.infected()).isFalse();
            assertThat(received.get()).isEqualTo(sent);
        }
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                        "",
                        "\0",
                        "stream: OK",
                        "stream: O",
                        "stream: OK\n",
                        "stream: OK\0\0",
                        "stream: OK\0stream: OK\0",
                        "\u0001\u0002\u00FF\0",
                        "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
                        "INSTREAM size limit exceeded. ERROR\0",
                        "stream: Can't allocate memory ERROR\0",
                        "x".repeat(100_000) + "\0")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswer(String answer) throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(answer))) {
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.FAILED);
        }
    }

    @Test
    void anAnswerThatStaysHalf() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                FakeClamd.answering("stream: OK").serve(in, out);
                clamd.hang();
            });
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.FAILED);
        }
    }

    @Test
    void noAnswer() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave(clamd.silent());
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.FAILED);
        }
    }

    @Test
    void nothingIsRead() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave(clamd.deaf());
            Antivirus antivirus = antivirus(clamd.address());

            assertThatThrownBy(() -> {
                        Antivirus.Scan scan = antivirus.begin();
                        // More than any socket's buffers hold.
                        for (int i = 0; i < 1_000; i++) {
                            scan.next(FILE, 0, FILE.length);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not react");
        }
    }

    @Test
    void aVerdictBeforeTheEndIsNone() throws Exception {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                in.readInt();
                out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
                FakeClamd.file(in);
                clamd.hang();
            });
            try (Antivirus.Scan scan = antivirus(clamd.address()).begin()) {
                assertThatThrownBy(() -> {
                            while (true) {
                                scan.next(FILE, 0, 1_000);
                            }
                        })
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("before the end");
            }
        }
    }

    @Test
    void aConnectionClosedInTheMiddle() throws IOException {
        try (FakeClamd clamd = new FakeClamd((in, out) -> in.readInt())) {
            assertThat(verdict(antivirus(clamd.address()))).isEqualTo(Fichier.Verdict.FAILED);
        }
    }

    @Test
    void downThenUpAgainByItself() throws Exception {
        int port;
        try (FakeClamd once = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            port = once.port();
        }
        ClamdAntivirus antivirus = antivirus("127.0.0.1:" + port);
        antivirus.checkAtStart();

        assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.FAILED);
        try (FakeClamd up = new FakeClamd(port, FakeClamd.answering("stream: OK\0"))) {
            assertThat(up.port()).isEqualTo(port);
            awaitClean(antivirus);
        }
        assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.FAILED);
        try (FakeClamd again = new FakeClamd(port, FakeClamd.answering("stream: OK\0"))) {
            assertThat(again.port()).isEqualTo(port);
            awaitClean(antivirus);
        }
    }

    @Test
    void downAtFirstIsSaidInTheException() throws IOException {
        int port;
        try (FakeClamd once = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            port = once.port();
        }

        assertThatThrownBy(() -> antivirus("127.0.0.1:" + port).begin()).isInstanceOf(ConnectException.class);
    }

    @Test
    void noSocket() {
        assertThatThrownBy(
                        () -> antivirus(folder.resolve("absent.ctl").toString()).begin())
                .isInstanceOf(IOException.class);
    }

    /** The settings' trap: clamd says OK of large files, or that they are beyond its limits. */
    @ParameterizedTest
    @MethodSource("blindAnswers")
    void aClamdThatLeavesLargeFilesUnscannedIsRefusedAtStart(String answer) throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            clamd.answerProbe(answer);

            assertThatThrownBy(() -> antivirus(clamd.address()).checkAtStart())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MaxFileSize");
        }
    }

    static Stream<Arguments> blindAnswers() {
        return Stream.of("stream: OK\0", "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0")
                .map(Arguments::of);
    }

    @Test
    void aClamdThatComesBackBlindIsNotBelieved() throws Exception {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            ClamdAntivirus antivirus = antivirus(clamd.address());
            assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.CLEAN);

            clamd.behave((in, out) -> in.readInt());
            assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.FAILED);
            clamd.behave(FakeClamd.answering("stream: OK\0"));
            clamd.answerProbe("stream: OK\0");

            assertThatThrownBy(antivirus::begin).isInstanceOf(UnscannedFilesException.class);
            assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.FAILED);
            clamd.answerProbe(FakeClamd.FOUND);
            awaitClean(antivirus);
        }
    }

    @Test
    void placesAreBoundedAndGivenBack() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            ClamdAntivirus antivirus = antivirus(clamd.address());
            Antivirus.Scan one = antivirus.begin();
            Antivirus.Scan two = antivirus.begin();

            assertThatThrownBy(antivirus::begin).isInstanceOf(IOException.class).hasMessageContaining("simultanes");
            one.close();
            one.close();
            assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.CLEAN);
            Antivirus.Scan three = antivirus.begin();
            assertThatThrownBy(antivirus::begin).isInstanceOf(IOException.class).hasMessageContaining("simultanes");
            two.close();
            three.close();
        }
    }

    @Test
    void aFailedScanGivesItsPlaceBack() throws IOException {
        try (FakeClamd clamd = new FakeClamd((in, out) -> in.readInt())) {
            ClamdAntivirus antivirus = antivirus(clamd.address());
            for (int i = 0; i < 5; i++) {
                clamd.answerProbe(FakeClamd.FOUND);
                assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.FAILED);
            }
            clamd.answerProbe(FakeClamd.FOUND);
            clamd.behave(FakeClamd.answering("stream: OK\0"));
            assertThat(verdict(antivirus)).isEqualTo(Fichier.Verdict.CLEAN);
        }
    }

    @Test
    void aFileThatArrivesTooSlowlyIsGivenUp() throws Exception {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"));
                Antivirus.Scan scan =
                        new ClamdAntivirus(settings(clamd.address(), Duration.ofMillis(1)), MAX).begin()) {
            Thread.sleep(5);
            assertThatThrownBy(() -> scan.next(FILE, 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("longer to arrive");
        }
    }

    private static ClamdAntivirus antivirus(String address) {
        return new ClamdAntivirus(settings(address, Duration.ofMinutes(2)), MAX);
    }

    private static AntivirusSettings settings(String address, Duration file) {
        Duration soon = Duration.ofMillis(500);
        return new AntivirusSettings(
                AntivirusSettings.Choix.CLAMD,
                address,
                2,
                new AntivirusSettings.Delais(
                        Duration.ofMillis(300), Duration.ofSeconds(5), soon, soon, file, Duration.ofMillis(20)));
    }

    /** Through the part that feeds the scanner, so that the status is seen that the upload will have. */
    private Fichier.Verdict verdict(Antivirus antivirus) {
        FileIntake intake = new FileIntake(store(), antivirus, MAX);
        for (int sent = 0; sent < FILE.length; sent += 12_288) {
            intake.write(FILE, sent, Math.min(12_288, FILE.length - sent));
        }
        try (Fichier file = intake.finish()) {
            return file.verdict();
        }
    }

    private FileStore store() {
        try {
            return new FolderStore(
                    folder, Duration.ofHours(1), true, new FreeSpace(() -> Long.MAX_VALUE, DataSize.ofMegabytes(64)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void awaitClean(Antivirus antivirus) throws InterruptedException {
        while (verdict(antivirus) != Fichier.Verdict.CLEAN) {
            Thread.sleep(20);
        }
    }
}
