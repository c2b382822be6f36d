package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.FreePort;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.Assertions;

/** A real clamd, with the signature of the EICAR test file, and the settings and signatures that the documentation prescribes. */
final class RealClamd implements AutoCloseable {

    /** What the page on operation shows. */
    private static final Path PRESCRIBED = Path.of("../openapi/docs/extraits/clamav");

    private final Path folder;
    private final Path program;
    private final int port;
    private final List<String> signatures = new ArrayList<>(List.of("assure.ndb", "assure.ldb", "assure.cfg"));
    private Process process;

    /** Starts nothing yet. */
    RealClamd(Path folder) throws IOException {
        this.folder = folder;
        this.program = Tool.CLAMD.program().orElseThrow();
        this.port = FreePort.find();
    }

    String tcp() {
        return "127.0.0.1:" + port;
    }

    String socket() {
        return folder.resolve("clamd.ctl").toString();
    }

    /** Starts it as prescribed. */
    void start() throws IOException, InterruptedException {
        startWith(prescribed());
    }

    /** The settings that are prescribed, a line each. */
    static List<String> prescribed() throws IOException {
        return Files.readAllLines(PRESCRIBED.resolve("clamd.conf"));
    }

    /** Does without this file of those that are prescribed. */
    void without(String name) {
        signatures.remove(name);
    }

    /** Starts it and waits until it answers. */
    void startWith(List<String> settings) throws IOException, InterruptedException {
        Path database = Files.createDirectories(folder.resolve("signatures"));
        for (String file : signatures) {
            Files.copy(PRESCRIBED.resolve(file), database.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                database.resolve("essai.ndb"),
                "Essai.Eicar:0:*:" + HexFormat.of().formatHex(EicarAntivirus.signature()) + "\n");
        Path configuration = folder.resolve("clamd.conf");
        Files.write(
                configuration,
                Stream.concat(
                                Stream.of(
                                        "Foreground yes",
                                        "TCPSocket " + port,
                                        "TCPAddr 127.0.0.1",
                                        "LocalSocket " + socket(),
                                        "FixStaleSocket yes",
                                        "DatabaseDirectory " + database,
                                        "TemporaryDirectory " + folder,
                                        "ReadTimeout 30"),
                                settings.stream())
                        .toList());
        Path log = folder.resolve("clamd.log");
        process = new ProcessBuilder(program.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Should the JVM be told to end in the middle of a test.
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        while (!answers()) {
            Assertions.assertTrue(process.isAlive(), () -> "clamd ended: " + read(log));
            Thread.sleep(20);
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly();
            Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), "clamd does not end");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private boolean answers() {
        return Stream.of(tcp(), socket()).allMatch(address -> {
            try (SocketChannel channel =
                    SocketChannel.open(ClamdAddress.of(address).resolve())) {
                return channel.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException none) {
            return none.toString();
        }
    }
}
