package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.Assertions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real object store, Versity's gateway, on this machine's loopback address; each object is a file of its folder. */
public final class ObjectStoreServer implements AutoCloseable {

    public static final String BUCKET = "essais";

    private static final String KEY = "cle-d-essai";
    private static final String SECRET = "secret-d-essai-qui-ne-sert-qu-ici";

    private final Path folder;
    private final Path program;
    private final Path pid;
    private final int port;
    private final Map<Path, String> prefixes = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private Process process;

    private ObjectStoreServer() throws IOException {
        this.program = Tool.VERSITYGW.program().orElseThrow();
        this.folder = Files.createTempDirectory("assure-objets");
        this.pid = folder.resolve("pid");
        endWithThisJvm();
        Files.createDirectories(folder.resolve("objets"));
        Files.createDirectories(folder.resolve("a-cote"));
        this.port = FreePort.find();
        restart();
        try (S3Client client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(endpoint()))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            client.createBucket(bucket -> bucket.bucket(BUCKET));
        }
    }

    /** One for all tests of a JVM. */
    public static ObjectStoreServer running() {
        return Holder.SERVER;
    }

    /** One of the test's own, which it may stop. */
    public static ObjectStoreServer apart() throws IOException {
        return new ObjectStoreServer();
    }

    /** Starts it where it was, and waits until it listens. */
    public void restart() throws IOException {
        Path log = folder.resolve("journal.txt");
        process = new ProcessBuilder(
                        program.toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--access",
                        KEY,
                        "--secret",
                        SECRET,
                        "posix",
                        "--sidecar",
                        folder.resolve("a-cote").toString(),
                        folder.resolve("objets").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Files.writeString(pid, Long.toString(process.pid()));
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "objets-fin"));
        while (!listens()) {
            Assertions.assertTrue(process.isAlive(), () -> program + " ended: " + read(log));
            pause();
        }
    }

    /** Ends it without order. */
    public void stop() throws IOException, InterruptedException {
        Files.deleteIfExists(pid);
        process.destroyForcibly();
        Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), program + " does not end");
    }

    public int port() {
        return port;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** The settings of a stub whose data folder this is; each folder has a prefix of its own. */
    public List<String> settings(Path data) {
        return List.of(
                "assure.document.store=s3",
                "assure.document.s3.endpoint=" + endpoint(),
                "assure.document.s3.path-style=true",
                "assure.document.s3.bucket=" + BUCKET,
                "assure.document.s3.prefix=" + prefix(data),
                "assure.document.s3.access-key=" + KEY,
                "assure.document.s3.secret-key=" + SECRET);
    }

    /** Where its objects are. */
    public Path objects(Path data) {
        return folder.resolve("objets").resolve(BUCKET).resolve(prefix(data));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pid);
        process.destroyForcibly();
    }

    /**
     * A killed JVM closes the pipe to this shell, which then ends the server in its place, and removes its folder.
     * Windows has no such shell; there a killed JVM leaves its server.
     */
    private void endWithThisJvm() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "trap '' INT TERM HUP; cat > /dev/null; test -f \"$0/pid\" && kill -KILL \"$(cat \"$0/pid\")\";"
                                    + " sleep 1; rm -rf \"$0\"",
                            folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    private String prefix(Path data) {
        return prefixes.computeIfAbsent(data, any -> "essai-" + number.incrementAndGet() + "/");
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static final class Holder {

        private static final ObjectStoreServer SERVER = start();

        private static ObjectStoreServer start() {
            try {
                return new ObjectStoreServer();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
