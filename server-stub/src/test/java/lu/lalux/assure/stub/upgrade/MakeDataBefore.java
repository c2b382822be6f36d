package lu.lalux.assure.stub.upgrade;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.expertRequest;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.Program;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** No test, and never run by the build: {@code upgrade/make-data} runs it once for each release that becomes the one before. */
class MakeDataBefore {

    private static final int SMALL = 3_000;

    /** More than a slice of those in which PostgreSQL has it. */
    private static final int LARGE = 300_000;

    private static final Pattern LOGGED =
            Pattern.compile("(?m)^\\S+ \\S+ \\S+ \\[\\d+] LOG:  execute [^:\\n]*: (.*(?:\\n\\t.*)*)");

    private static final Pattern OURS =
            Pattern.compile("\\b(documents|demandes|fichiers|morceaux|cle_de_signature|installation|bac_a_sable)\\b");

    /** What made its tables is said once, and never again. */
    private static final Pattern OF_MIGRATIONS = Pattern.compile("\\bdemande_documents\\b|^insert into bac_a_sable");

    @Nested
    class OnSqlite extends Maker {

        @Override
        void save(Path target) throws Exception {
            Files.copy(folder.resolve("assure.db"), target.resolve("assure.db"));
            DataBefore.copy(folder.resolve("documents"), target.resolve("documents"));
        }
    }

    @Nested
    @OnPostgres(files = true)
    class OnPostgresql extends Maker {

        @Override
        void prepare() throws Exception {
            try (Connection connection = Installation.chosen().connect(folder);
                    Statement statement = connection.createStatement()) {
                statement.execute("alter system set log_statement = 'all'");
                statement.execute("select pg_reload_conf()");
            }
        }

        @Override
        void save(Path target) throws Exception {
            Path dump = folder.resolve("assure.sql");
            Program.run(
                    PostgresServer.programs(),
                    "pg_dump",
                    "--no-owner",
                    "--no-privileges",
                    "--inserts",
                    "--file=" + dump,
                    PostgresServer.running().address(folder));
            try (OutputStream compressed =
                    new GZIPOutputStream(Files.newOutputStream(target.resolve(DataBefore.DUMP)))) {
                Files.copy(dump, compressed);
            }
            Files.write(target.resolve(DataBefore.STATEMENTS), statements());
        }

        /** Each statement once, on a line of its own, as the server logged it: with {@code $1} for what the caller gave. */
        private TreeSet<String> statements() throws Exception {
            TreeSet<String> statements = new TreeSet<>();
            try (Connection connection = Installation.chosen().connect(folder);
                    Statement statement = connection.createStatement();
                    ResultSet log = statement.executeQuery("select pg_read_file('server.log')")) {
                log.next();
                Matcher logged = LOGGED.matcher(log.getString(1));
                while (logged.find()) {
                    String sql = logged.group(1).replaceAll("\\s+", " ").strip();
                    if (OURS.matcher(sql).find()
                            && !OF_MIGRATIONS.matcher(sql).find()
                            && sql.matches("(?i)(select|insert|update|delete) .*")) {
                        statements.add(sql);
                    }
                }
            }
            return statements;
        }
    }

    /** The content of a file that was sent: a text that tells its place, so that a part in another's place shows. */
    static byte[] content(int number, int size) {
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        while (text.length() < size) {
            text.append("%% fichier %d, octet %08d\n".formatted(number, text.length()));
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), size);
    }

    abstract static class Maker {

        @TempDir
        Path folder;

        private final ObjectNode sent = JsonMapper.shared().createObjectNode();

        /** Before the release before is started. */
        void prepare() throws Exception {}

        /** After it has ended. */
        abstract void save(Path target) throws Exception;

        @Test
        void make() throws Exception {
            prepare();
            sent.put("made", Instant.now().toString());
            try (StubProcess stub = ReleaseBefore.start(folder)) {
                for (String account : new String[] {GARAGE, OTHER_GARAGE, EXPERT}) {
                    sent.withObject("tokens").put(account, stub.token(account));
                }
                String invoice = upload(stub, GARAGE, SMALL, true);
                upload(stub, GARAGE, LARGE, false);
                upload(stub, OTHER_GARAGE, SMALL, false);
                String fee = upload(stub, EXPERT, SMALL, true);
                String report = upload(stub, EXPERT, LARGE, true);
                settle(stub, GARAGE, "/reparateur", repairerRequest("AVANT-R", invoice));
                settle(stub, EXPERT, "/expert", expertRequest("AVANT-E", fee, report));
                stub.stop();
                stub.awaitEnd();
            }
            Path target = Files.createDirectories(DataBefore.folder());
            save(target);
            Files.writeString(target.resolve(DataBefore.SENT), sent.toPrettyString() + "\n");
        }

        private String upload(StubProcess stub, String account, int size, boolean named) throws Exception {
            int number = sent.withArray("files").size() + 1;
            HttpResponse<String> answer = stub.put(
                    account,
                    account.equals(EXPERT) ? "/expert/upload" : "/reparateur/upload",
                    Sandbox.file("avant.pdf", content(number, size)));
            String key = json(answer).required("key").stringValue();
            sent.withArray("files")
                    .addObject()
                    .put("number", number)
                    .put("account", account)
                    .put("key", key)
                    .put("size", size)
                    .put("named", named);
            return key;
        }

        private void settle(StubProcess stub, String account, String path, ObjectNode request) throws Exception {
            assertThat(stub.put(account, path, request.toString()).statusCode()).isEqualTo(202);
            sent.withArray("settlements")
                    .addObject()
                    .put("account", account)
                    .put("path", path)
                    .set("body", request);
        }
    }
}
