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
import org.flywaydb.core.Flyway;

/** A real PostgreSQL, one server for all tests of a JVM; its settings are those of an installation, not of a test. */
public final class PostgresServer implements AutoCloseable {

    /** What PostgreSQL copies by itself: a database without anything. */
    private static final String EMPTY = "template1";

    private static final String WITH_TABLES = "modele";

    private final Path data;
    private final Map<Path, String> databases = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private String model = EMPTY;
    private RunningPostgres server;

    private PostgresServer() throws IOException {
        data = Files.createTempDirectory("assure-postgres");
        stopWithThisJvm(data);
        server = RunningPostgres.start(data, 0);
    }

    /** A server of the test's own, which it may crash, and on which a stub finds an empty database. */
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

    /**
     * The settings of a stub whose data folder this is; each folder has a database of its own. A stub that is the first
     * to have it finds its tables in there, made by the migrations that it would make them by.
     */
    public List<String> settings(Path folder) {
        String database = databases.computeIfAbsent(folder, any -> create(model));
        return List.of("assure.database.url=" + url(database), "assure.database.username=" + RunningPostgres.USER);
    }

    /** That database's address, as PostgreSQL's own programs want it. */
    public String address(Path folder) {
        return "postgresql://" + RunningPostgres.USER + "@localhost:" + server.port() + "/" + database(folder);
    }

    /** Where those programs are, in the server's version; of an installed PostgreSQL only. */
    public static Path programs() {
        return Path.of(System.getenv(RunningPostgres.PROGRAMS));
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
        return databases.computeIfAbsent(folder, any -> create(EMPTY));
    }

    private String create(String template) {
        String name = "essai_" + number.incrementAndGet();
        create(name, template);
        return name;
    }

    private void create(String name, String template) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes the tables once, to be copied: that was half of a stub's first start, its own part and PostgreSQL's. */
    private void makeTables() {
        create(WITH_TABLES, EMPTY);
        Flyway.configure()
                .dataSource(url(WITH_TABLES), RunningPostgres.USER, null)
                .load()
                .migrate();
        model = WITH_TABLES;
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
                PostgresServer server = new PostgresServer();
                server.makeTables();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
