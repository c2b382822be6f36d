package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.Program;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backup and restore as the operation page says, while a sandbox works: what was answered before is there after. */
class BackupIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final int ATTEMPTS = 20;

    @TempDir
    Path folder;

    @TempDir
    Path place;

    private String token;
    private String settled;
    private String unsettled;

    @Test
    @DisplayName("SQLite: the command of the jar copies database and files, and a sandbox starts on the copy")
    void sqlite() throws Exception {
        Path copy;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            work(sandbox);
            int last = whileBusy(
                    sandbox,
                    attempt -> assertThat(backup(folder, copy(attempt))).startsWith("0 " + copy(attempt)));
            copy = copy(last);
            assertThat(sandbox.put(GARAGE, "/reparateur", request("F-apres", unsettled))
                            .statusCode())
                    .isEqualTo(202);
        }
        try (Sandbox restored = Sandbox.start(copy)) {
            assertWhole(restored, Installation.SQLITE, copy);
        }
    }

    @Test
    @DisplayName("SQLite: a copy is made of nothing else, and over nothing")
    void refused() throws Exception {
        assertThat(backup(folder, place.resolve("copie"))).startsWith("2 ");
        Sandbox.start(folder).close();
        assertThat(backup(folder, Files.createDirectory(place.resolve("la")))).startsWith("2 ");
        assertThat(place.resolve("la")).isEmptyDirectory();
    }

    @Test
    @DisplayName("SQLite: what another user puts in the copy's place is not written to")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "on Windows only administrators make links")
    void inItsPlace() throws Exception {
        Sandbox.start(folder).close();
        Files.createSymbolicLink(place.resolve("copie.partiel"), place.resolve("ailleurs"));
        assertThat(backup(folder, place.resolve("copie"))).startsWith("2 ");
        assertThat(place.resolve("ailleurs")).doesNotExist();
        assertThatThrownBy(() -> OwnersOnly.newFolder(place)).isInstanceOf(FileAlreadyExistsException.class);
        Path file = Files.createFile(place.resolve("la"));
        assertThatThrownBy(() -> OwnersOnly.newFile(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    @DisplayName("SQLite: a file that is removed once its name was read is not copied, and ends nothing")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "on Windows only administrators make links")
    void removedMeanwhile() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            sandbox.upload(GARAGE, UPLOAD);
            Path kept = folder.resolve("documents/gardes");
            Path some;
            try (Stream<Path> all = Files.list(kept)) {
                some = all.findAny().orElseThrow();
            }
            // It has a name, and cannot be opened.
            Files.createSymbolicLink(some.resolve("retire.pdf"), place.resolve("nulle-part"));
            assertThat(backup(folder, place.resolve("copie"))).startsWith("0 ").contains("fichiers : 1 / ", "files: 1");
        }
    }

    @Test
    @Needs(Tool.POSTGRESQL)
    @DisplayName("PostgreSQL, files in the folder: pg_dump, then the files; pg_restore and the files")
    void postgresql() throws Exception {
        Path tools = PostgresServer.programs();
        Path other = OwnersOnly.folder(place.resolve("autre"));
        PostgresServer server = PostgresServer.running();
        try (Sandbox sandbox = Sandbox.start(folder, server.settings(folder).toArray(String[]::new))) {
            work(sandbox);
            Path dump = place.resolve("assure.dump");
            whileBusy(sandbox, attempt -> {
                Program.run(tools, "pg_dump", "--format=custom", "--file=" + dump, server.address(folder));
                Program.run(
                        Path.of("/bin"), "cp", "-a", folder.resolve("documents").toString(), other.toString());
            });
            Program.run(
                    tools,
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    "--dbname=" + server.address(other),
                    dump.toString());
        }
        try (Sandbox restored = Sandbox.start(other, server.settings(other).toArray(String[]::new))) {
            assertWhole(restored, Installation.POSTGRESQL, other);
        }
    }

    @Test
    @Needs(Tool.POSTGRESQL)
    @DisplayName("PostgreSQL, files in it too: pg_dump is all")
    void postgresqlOnly() throws Exception {
        Path tools = PostgresServer.programs();
        Path other = OwnersOnly.folder(place.resolve("autre"));
        PostgresServer server = PostgresServer.running();
        try (Sandbox sandbox = Sandbox.start(folder, withFiles(server, folder))) {
            work(sandbox);
            Path dump = place.resolve("assure.dump");
            whileBusy(
                    sandbox,
                    attempt ->
                            Program.run(tools, "pg_dump", "--format=custom", "--file=" + dump, server.address(folder)));
            Program.run(
                    tools,
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    "--dbname=" + server.address(other),
                    dump.toString());
        }
        try (Sandbox restored = Sandbox.start(other, withFiles(server, other))) {
            assertWhole(restored, Installation.POSTGRESQL_ONLY, other);
        }
    }

    /** A token, a settlement with its file, and a file that is still to be named. */
    private void work(Sandbox sandbox) throws Exception {
        token = sandbox.as(GARAGE, "/reparateur")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        settled = sandbox.upload(GARAGE, UPLOAD);
        unsettled = sandbox.upload(GARAGE, UPLOAD);
        assertThat(sandbox.put(GARAGE, "/reparateur", request("F-1", settled)).statusCode())
                .isEqualTo(202);
    }

    private void assertWhole(Sandbox restored, Installation installation, Path data) throws Exception {
        assertThat(settle(restored, request("F-1", settled)))
                .as("again, with the token of then")
                .isEqualTo("202");
        assertThat(settle(restored, request("F-1", unsettled))).isEqualTo("409 demande-en-conflit");
        assertThat(settle(restored, request("F-2", unsettled))).isEqualTo("202");
        JdbcClient database = JdbcClient.create(installation.database(data));
        assertThat(database.sql("select count(*) from demandes where contenu like '%\"F-1\"%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        List<String> keys = database.sql("select cle from documents where efface_le is null")
                .query(String.class)
                .list();
        assertThat(keys).contains(settled, unsettled);
        for (String key : keys) {
            assertThat(installation.files(data).content(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                    .hasValue("contenu");
        }
    }

    private String settle(Sandbox sandbox, String json) throws Exception {
        var response = sandbox.send(sandbox.to("/reparateur")
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
        return response.statusCode() == 202 ? "202" : problem(response);
    }

    private static String request(String reference, String key) {
        return repairerRequest(reference, key).toString();
    }

    private Path copy(int attempt) {
        return place.resolve("copie-" + attempt);
    }

    /**
     * Uploads and settles all the time, from before the copy until after it. It is made again until something was
     * answered while it was being made.
     *
     * @return the number of the last attempt
     */
    private static int whileBusy(Sandbox sandbox, Copying copying) throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicInteger done = new AtomicInteger();
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Void> busy = caller.submit(() -> {
            while (goOn.get()) {
                String key = sandbox.upload(GARAGE, UPLOAD);
                assertThat(sandbox.put(GARAGE, "/reparateur", request("B-" + done.get(), key))
                                .statusCode())
                        .isEqualTo(202);
                done.incrementAndGet();
            }
            return null;
        });
        int attempt = 0;
        try {
            while (done.get() < 3 && !busy.isDone()) {
                Thread.sleep(20);
            }
            int before;
            do {
                before = done.get();
                copying.run(++attempt);
            } while (done.get() == before && attempt < ATTEMPTS);
            assertThat(done).as("answered while it was copied").hasValueGreaterThan(before);
        } finally {
            goOn.set(false);
            caller.shutdown();
        }
        busy.get();
        return attempt;
    }

    private static String backup(Path data, Path copy) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Backup.run(
                List.of(Backup.OPTION, data.toString(), copy.toString()),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static String[] withFiles(PostgresServer server, Path folder) {
        return new String[] {
            server.settings(folder).get(0), server.settings(folder).get(1), "assure.document.store=postgresql"
        };
    }

    private interface Copying {
        void run(int attempt) throws Exception;
    }
}
