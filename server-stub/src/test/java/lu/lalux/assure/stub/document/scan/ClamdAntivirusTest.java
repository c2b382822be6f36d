package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lu.lalux.assure.api.model.StatutDepot;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.support.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A clamd that is down, slow, full or out of its mind: the file is {@code Error}, never {@code Verified}. */
@Timeout(60)
class ClamdAntivirusTest {

    private static final int MAX = 300_000;
    private static final byte[] FILE = new byte[MAX];
    private static final FileStore.Arrival MORE_THAN_BUFFERS_HOLD = new ArrivedFile(FILE, 1_000);

    @TempDir
    private Path folder;

    @Test
    void aCleanFile() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            assertThat(status(antivirus(clamd.address()))).isEqualTo(StatutDepot.VERIFIED);
        }
    }

    @Test
    void anInfectedFile() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: Virus FOUND\0"))) {
            assertThat(status(antivirus(clamd.address()))).isEqualTo(StatutDepot.INFECTED);
        }
    }

    @Test
    void theBytesAreThoseThatWereSent() throws IOException {
        byte[] sent = "%PDF-1.7 et la suite".getBytes(StandardCharsets.US_ASCII);
        AtomicReference<byte[]> received = new AtomicReference<>();
        try (FakeClamd clamd = new FakeClamd((in, out) -> {
            received.set(FakeClamd.file(in));
            out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(isInfected(antivirus(clamd.address()), new ArrivedFile(sent, 2)))
                    .isFalse();
            assertThat(received.get()).startsWith(sent).endsWith(sent).hasSize(2 * sent.length);
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
            assertThat(status(antivirus(clamd.address()))).isEqualTo(StatutDepot.ERROR);
        }
    }

    @Test
    void anAnswerThatStaysHalf() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                FakeClamd.answering("stream: OK").serve(in, out);
                clamd.hang();
            });
            assertThat(status(impatient(clamd.address()))).isEqualTo(StatutDepot.ERROR);
        }
    }

    @Test
    void noAnswer() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave(clamd.silent());
            assertThat(status(impatient(clamd.address()))).isEqualTo(StatutDepot.ERROR);
        }
    }

    @Test
    void nothingIsRead() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave(clamd.deaf());
            assertThatThrownBy(() -> isInfected(impatient(clamd.address()), MORE_THAN_BUFFERS_HOLD))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not react");
        }
    }

    /** Each of its waits is short enough; all of them together are not. */
    @Test
    void aClamdThatReadsByDrops() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                while (in.read(new byte[10_000]) >= 0) {
                    clamd.pause();
                }
            });
            assertEndsByItsDeadline(clamd, MORE_THAN_BUFFERS_HOLD);
        }
    }

    @Test
    void aClamdThatAnswersByDrops() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                FakeClamd.file(in);
                while (true) {
                    out.write('x');
                    out.flush();
                    clamd.pause();
                }
            });
            assertEndsByItsDeadline(clamd, new ArrivedFile(FILE, 1));
        }
    }

    private static void assertEndsByItsDeadline(FakeClamd clamd, FileStore.Arrival file) {
        Duration ample = Duration.ofSeconds(20);
        Duration all = Duration.ofSeconds(1);
        Antivirus antivirus = new ClamdAntivirus(
                new AntivirusSettings(
                        AntivirusSettings.Scanner.CLAMD,
                        clamd.address(),
                        1,
                        new AntivirusSettings.Delays(ample, ample, ample, ample, all, Duration.ofMillis(20))),
                MAX);
        long start = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> isInfected(antivirus, file))
                    .as("the second time there is a place again, and clamd is still believed")
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(all, ample);
    }

    /** Not even a place: how long it takes to arrive is up to its client. */
    @Test
    void aFileThatArrivesHoldsNothing() throws IOException {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering("stream: OK\0"))) {
            ClamdAntivirus antivirus = antivirus(clamd.address());
            for (int i = 0; i < 20; i++) {
                antivirus.begin("lent").next(FILE, 0, 1_000);
            }
            assertThat(status(antivirus)).isEqualTo(StatutDepot.VERIFIED);
        }
    }

    /** Scans without an end, of one account, leave room for another's. */
    @Test
    void scansOfAnotherAccount() throws Exception {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            CountDownLatch busy = new CountDownLatch(1);
            clamd.behave((in, out) -> {
                if (FakeClamd.file(in).length == 1) {
                    busy.countDown();
                    clamd.hang();
                }
                out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
            });
            Duration ample = Duration.ofSeconds(30);
            Antivirus antivirus = new ClamdAntivirus(
                    new AntivirusSettings(
                            AntivirusSettings.Scanner.CLAMD,
                            clamd.address(),
                            2,
                            new AntivirusSettings.Delays(ample, ample, ample, ample, ample, ample)),
                    MAX);
            ExecutorService others = Executors.newFixedThreadPool(4);
            try {
                for (int i = 0; i < 4; i++) {
                    others.submit(() -> antivirus.begin("avide").infected(new ArrivedFile(new byte[1], 1)));
                }
                assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
                for (int i = 0; i < 12; i++) {
                    assertThat(status(antivirus)).isEqualTo(StatutDepot.VERIFIED);
                }
            } finally {
                others.shutdownNow();
            }
        }
    }

    @Test
    void aVerdictBeforeTheEndIsNone() throws Exception {
        try (FakeClamd clamd = new FakeClamd(FakeClamd.answering(""))) {
            clamd.behave((in, out) -> {
                in.readInt();
                out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
                // What is not read any more would block the sender as soon as the buffers between them are full.
                in.transferTo(OutputStream.nullOutputStream());
            });
            assertThatThrownBy(() -> isInfected(antivirus(clamd.address()), new ArrivedFile(FILE, 100_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("before the end");
        }
    }

    @Test
    void aConnectionClosedInTheMiddle() throws IOException {
        try (FakeClamd clamd = new FakeClamd((in, out) -> in.readInt())) {
            assertThat(status(antivirus(clamd.address()))).isEqualTo(StatutDepot.ERROR);
        }
    }

    @Test
    void downThenUpAgainByItself() throws Exception {
        int port = FreePort.find();
        ClamdAntivirus antivirus = antivirus("127.0.0.1:" + port);
        antivirus.checkAtStart();

        assertThat(status(antivirus)).isEqualTo(StatutDepot.ERROR);
        try (FakeClamd up = new FakeClamd(port, FakeClamd.answering("stream: OK\0"))) {
            assertThat(up.port()).isEqualTo(port);
            awaitClean(antivirus);
        }
        assertThat(status(antivirus)).isEqualTo(StatutDepot.ERROR);
        try (FakeClamd again = new FakeClamd(port, FakeClamd.answering("stream: OK\0"))) {
            assertThat(again.port()).isEqualTo(port);
            awaitClean(antivirus);
        }
    }

    @Test
    void downAtFirstIsSaidInTheException() throws IOException {
        int port = FreePort.find();

        assertThatThrownBy(() -> isInfected(antivirus("127.0.0.1:" + port), new ArrivedFile(FILE, 1)))
                .hasMessage("clamd at 127.0.0.1:" + port + " cannot be reached")
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void noSocket() {
        assertThatThrownBy(
                        () -> isInfected(antivirus(folder.resolve("absent.ctl").toString()), new ArrivedFile(FILE, 1)))
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
            assertThat(status(antivirus)).isEqualTo(StatutDepot.VERIFIED);

            clamd.behave((in, out) -> in.readInt());
            assertThat(status(antivirus)).isEqualTo(StatutDepot.ERROR);
            clamd.behave(FakeClamd.answering("stream: OK\0"));
            clamd.answerProbe("stream: OK\0");

            assertThatThrownBy(() -> isInfected(antivirus, new ArrivedFile(FILE, 1)))
                    .isInstanceOf(UnscannedFilesException.class);
            assertThat(status(antivirus)).isEqualTo(StatutDepot.ERROR);
            clamd.answerProbe(FakeClamd.FOUND);
            awaitClean(antivirus);
        }
    }

    @Test
    void aFailedScanGivesItsPlaceBack() throws IOException {
        try (FakeClamd clamd = new FakeClamd((in, out) -> in.readInt())) {
            ClamdAntivirus antivirus = antivirus(clamd.address());
            for (int i = 0; i < 5; i++) {
                clamd.answerProbe(FakeClamd.FOUND);
                assertThat(status(antivirus)).isEqualTo(StatutDepot.ERROR);
            }
            clamd.answerProbe(FakeClamd.FOUND);
            clamd.behave(FakeClamd.answering("stream: OK\0"));
            assertThat(status(antivirus)).isEqualTo(StatutDepot.VERIFIED);
        }
    }

    private static boolean isInfected(Antivirus antivirus, FileStore.Arrival file) throws IOException {
        return antivirus.begin("garage").infected(file);
    }

    private static ClamdAntivirus antivirus(String address) {
        return new ClamdAntivirus(settings(address, Duration.ofSeconds(20)), MAX);
    }

    /** Soon gives up a clamd that does not react. */
    private static ClamdAntivirus impatient(String address) {
        return new ClamdAntivirus(settings(address, Duration.ofMillis(500)), MAX);
    }

    private static AntivirusSettings settings(String address, Duration reaction) {
        return new AntivirusSettings(
                AntivirusSettings.Scanner.CLAMD,
                address,
                2,
                new AntivirusSettings.Delays(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(5),
                        reaction,
                        reaction,
                        Duration.ofMinutes(2),
                        Duration.ofMillis(20)));
    }

    private static StatutDepot status(Antivirus antivirus) {
        return new ArrivedFile(FILE, 1).status(antivirus);
    }

    private static void awaitClean(Antivirus antivirus) throws InterruptedException {
        while (status(antivirus) != StatutDepot.VERIFIED) {
            Thread.sleep(20);
        }
    }
}
