package lu.lalux.assure.stub.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one server for all tests of a JVM; its settings are those of an installation, not of a test. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path data;
    private final Map<Path, String> databases = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private EmbeddedPostgres server;

    private PostgresServer() throws IOException {
        data = Files.createTempDirectory("assure-postgres");
        server = start(0);
        stopWithThisJvm(data);
    }

    /** A server of the test's own, which it may crash. */
    public static PostgresServer apart() throws IOException {
        return new PostgresServer();
    }

    /** Ends it without order: what it had not written to its disk is lost. */
    public void crash() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        postmaster.onExit().join();
        server.close();
    }

    /** Starts it again where it was. */
    public void restart() throws IOException {
        server = start(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public static PostgresServer running() {
        return Holder.SERVER;
    }

    /** The settings of a stub whose data folder this is; each folder has a database of its own. */
    public List<String> settings(Path folder) {
        return List.of(
                "assure.base.url=" + server.getJdbcUrl(USER, database(folder)), "assure.base.utilisateur=" + USER);
    }

    /** A connection beside the stub's. */
    public Connection connect(Path folder) throws SQLException {
        return server.getDatabase(USER, database(folder)).getConnection();
    }

    private String database(Path folder) {
        return databases.computeIfAbsent(folder, any -> create());
    }

    private String create() {
        String name = "essai_" + number.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return name;
    }

    /**
     * The library stops the server when the JVM ends in good order. A killed JVM closes the pipe to this shell, which then
     * stops the server in its place. Windows has no such shell; there a killed JVM leaves its server.
     */
    private static void stopWithThisJvm(Path data) throws IOException {
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "trap '' INT TERM HUP; cat > /dev/null; sleep 5;"
                                    + " test -f \"$0/postmaster.pid\" && kill -QUIT \"$(head -n 1 \"$0/postmaster.pid\")\";"
                                    + " sleep 5; rm -rf \"$0\"",
                            data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    private static final class Holder {

        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                return new PostgresServer();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
