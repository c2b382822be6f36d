package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one server for all tests of a JVM; its settings are those of an installation, not of a test. */
public final class PostgresServer implements AutoCloseable {

    private final Path data;
    private final Map<Path, String> databases = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private RunningPostgres server;

    private PostgresServer() throws IOException {
        data = Files.createTempDirectory("assure-postgres");
        stopWithThisJvm(data);
        server = RunningPostgres.start(data, 0);
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
        server = RunningPostgres.start(data, server.port());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    public static PostgresServer running() {
        return Holder.SERVER;
    }

    /** The settings of a stub whose data folder this is; each folder has a database of its own. */
    public List<String> settings(Path folder) {
        return List.of(
                "assure.database.url=" + url(database(folder)), "assure.database.username=" + RunningPostgres.USER);
    }

    /** That database's address, as PostgreSQL's own programs want it. */
    public String address(Path folder) {
        return "postgresql://" + RunningPostgres.USER + "@localhost:" + server.port() + "/" + database(folder);
    }

    /** Where those programs are, in the server's version; a test that needs them is left out where they are not. */
    public static Path programs() {
        String programs = System.getenv("ASSURE_POSTGRES_BIN");
        OptionalTool.need(
                programs != null && Files.isExecutable(Path.of(programs, "pg_dump")),
                "pg_dump of the server's version is with an installed PostgreSQL only (ASSURE_POSTGRES_BIN)");
        return Path.of(programs);
    }

    /** A connection beside the stub's. */
    public Connection connect(Path folder) throws SQLException {
        return connect(database(folder));
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), RunningPostgres.USER, null);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.port() + "/" + database;
    }

    private String database(Path folder) {
        return databases.computeIfAbsent(folder, any -> create());
    }

    private String create() {
        String name = "essai_" + number.incrementAndGet();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return name;
    }

    /**
     * The server is stopped when the JVM ends in good order. A killed JVM closes the pipe to this shell, which then
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
