package lu.lalux.assure.stub.document.store;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.support.Line;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.ObjectStoreServer;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;

/** What only the store {@code s3} has to be asked: what it sends, and what becomes of it when its store is not well. */
@Timeout(300)
@Needs(Tool.VERSITYGW)
class S3StoreIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final byte[] CONTENT = new byte[300_000];

    @TempDir
    Path folder;

    @Test
    @DisplayName("a file is sent once, with its length and its checksum, encrypted as it is asked for")
    void onTheWire() throws Exception {
        try (WireStore store = new WireStore();
                Sandbox sandbox = Sandbox.start(
                        folder,
                        store.settings(
                                "assure.document.s3.prefix=assure/",
                                "assure.document.s3.encryption=kms",
                                "assure.document.s3.kms-key=cle-1"))) {
            String key = json(upload(sandbox)).required("key").stringValue();

            assertThat(store.puts()).hasSize(1);
            WireStore.Put put = store.puts().remove();
            assertThat(put.path()).isEqualTo("/essais/assure/" + key.substring(0, 36));
            assertThat(put.length()).isEqualTo(CONTENT.length);
            assertThat(put.headers().getFirst("Content-length")).isEqualTo(Integer.toString(CONTENT.length));
            assertThat(put.headers().getFirst("X-amz-checksum-crc32")).isEqualTo("9rLi+w==");
            assertThat(put.headers().getFirst("X-amz-server-side-encryption")).isEqualTo("aws:kms");
            assertThat(put.headers().getFirst("X-amz-server-side-encryption-aws-kms-key-id"))
                    .isEqualTo("cle-1");
        }
    }

    @ParameterizedTest
    @EnumSource(value = WireStore.End.class, mode = EnumSource.Mode.EXCLUDE, names = "KEPT")
    @DisplayName("a file is acknowledged when the store has said that it has it, and otherwise is an Error with no key")
    void notBefore(WireStore.End end) throws Exception {
        try (WireStore store = new WireStore();
                Sandbox sandbox = Sandbox.start(
                        folder,
                        store.settings("assure.document.s3.delays.read=500ms", "assure.document.s3.delays.call=3s"))) {
            store.end(end);
            assertThat(upload(sandbox).body()).isEqualTo("{\"status\":\"Error\"}");
            assertThat(store.puts()).as("all of it had arrived").isNotEmpty();
            assertThat(sandbox.bean(JdbcClient.class)
                            .sql("select count(*) from documents")
                            .query(Integer.class)
                            .single())
                    .isZero();
            store.end(WireStore.End.KEPT);
            awaitVerified(sandbox);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404,NoSuchBucket,il n'y a pas de compartiment « essais »,has no bucket \"essais\"",
        "403,InvalidAccessKeyId,ne connaît pas la clé d'accès,does not know the access key",
        "403,SignatureDoesNotMatch,ne connaît pas la clé d'accès,does not know the access key",
        "403,AccessDenied,n'a pas le droit d'écrire,may not write",
        "403,RequestTimeTooSkewed,n'est pas à l'heure,the clock of this machine",
        "301,PermanentRedirect,est dans une autre région,is in another region",
        "400,KMS.NotFoundException,ne chiffre pas,does not encrypt",
        "405,MethodNotAllowed,refuse d'écrire,refuses to write"
    })
    @DisplayName("a store that would refuse every file refuses the start, and what is wrong is said in both languages")
    void refusedStart(int status, String code, String french, String english) throws Exception {
        try (WireStore store = new WireStore()) {
            store.refuse(status, code);
            assertThatThrownBy(() -> Sandbox.start(folder, store.settings("assure.document.s3.encryption=kms")))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(french)
                    .hasMessageContaining(english)
                    .hasMessageContaining(code);
        }
    }

    @Test
    @DisplayName("it is ready with a key that may not list the bucket, and is again when somebody has emptied that")
    void rights() throws Exception {
        try (WireStore store = new WireStore();
                Sandbox sandbox = Sandbox.start(folder, store.settings("assure.document.s3.prefix=assure/"))) {
            assertThat(ready(sandbox)).isEqualTo(200);
            assertThat(store.names()).containsExactly("/essais/assure/essai");
            store.names().clear();
            while (store.names().isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(ready(sandbox)).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("it is ready while files have all connections, and says so at once")
    void manyFiles() throws Exception {
        try (WireStore store = new WireStore();
                Sandbox sandbox = Sandbox.start(
                        folder,
                        store.settings(
                                "assure.document.s3.connections=1",
                                "assure.document.s3.delays.turn=1m",
                                "assure.document.s3.delays.read=1m",
                                "assure.document.s3.delays.call=1m"))) {
            store.end(WireStore.End.NO_ANSWER);
            Thread upload =
                    new Thread(() -> assertThatCode(() -> upload(sandbox)).doesNotThrowAnyException());
            upload.start();
            while (store.puts().isEmpty()) {
                Thread.sleep(20);
            }
            Instant asked = Instant.now();
            assertThat(ready(sandbox)).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
            store.hangUp();
            upload.join();
        }
    }

    @Test
    @DisplayName("a purge that waits for the store holds up nothing else that is done from time to time")
    void slowPurge() throws Exception {
        try (WireStore store = new WireStore()) {
            MovableClock clock = new MovableClock();
            try (Sandbox sandbox = Sandbox.start(
                    folder,
                    clock,
                    beans -> {},
                    store.settings("assure.document.purge=100ms", "assure.document.s3.delays.read=60s"))) {
                upload(sandbox);
                store.silent("DELETE");
                clock.advance(Duration.ofHours(25));
                assertThat(store.awaitSilence()).isTrue();
                CountDownLatch done = new CountDownLatch(1);
                sandbox.bean(TaskScheduler.class).schedule(done::countDown, Instant.now());
                assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
                store.hangUp();
            }
        }
    }

    @Test
    @DisplayName(
            "an object that the store does not remove holds up none of the others, and is removed once the store does")
    void held() throws Exception {
        try (WireStore store = new WireStore()) {
            MovableClock clock = new MovableClock();
            try (Sandbox sandbox =
                    Sandbox.start(folder, clock, beans -> {}, store.settings("assure.document.purge=100ms"))) {
                String held = path(json(upload(sandbox)).required("key").stringValue());
                String other = path(json(upload(sandbox)).required("key").stringValue());
                String leftOver = path(UUID.randomUUID().toString());
                store.names().add(leftOver);
                store.hold(held);
                clock.advance(Duration.ofHours(25));
                awaitGone(store, other);

                // Behind the one that is held, and removed all the same.
                sandbox.bean(DatabaseWriter.class)
                        .write(client -> client.sql("insert into fichiers (id, sans_document_depuis) values (?, 1)")
                                .param(leftOver.substring(leftOver.lastIndexOf('/') + 1))
                                .update());
                awaitGone(store, leftOver);
                assertThat(store.names()).contains(held);

                store.hold("");
                awaitGone(store, held);
                while (objects(sandbox) > 0) {
                    Thread.sleep(20);
                }
            }
        }
    }

    @Test
    @DisplayName("a start removes some of what is left over, and leaves much of it to the purge")
    void muchLeftOver() throws Exception {
        try (WireStore store = new WireStore()) {
            try (Sandbox sandbox = Sandbox.start(folder, store.settings())) {
                sandbox.bean(DatabaseWriter.class).write(client -> {
                    for (int i = 0; i < 150; i++) {
                        client.sql("insert into fichiers (id, sans_document_depuis) values (?, 1)")
                                .param(UUID.randomUUID().toString())
                                .update();
                    }
                    return null;
                });
            }
            try (Sandbox sandbox = Sandbox.start(folder, store.settings())) {
                assertThat(objects(sandbox)).isEqualTo(50);
            }
        }
    }

    @Test
    @DisplayName("a bucket and a key that a real store does not know are said too")
    void refusedByARealOne() throws Exception {
        String[] bucket = with("bucket", "inconnu");
        assertThatThrownBy(() -> Sandbox.start(folder, bucket))
                .rootCause()
                .hasMessageContaining("has no bucket \"inconnu\"");
        String[] secret = with("secret-key", "un-autre-secret");
        assertThatThrownBy(() -> Sandbox.start(folder, secret))
                .rootCause()
                .hasMessageContaining("does not know the access key");
        assertThatThrownBy(() -> Sandbox.start(folder, "assure.document.store=s3"))
                .rootCause()
                .hasMessageContaining("assure.document.s3.bucket: ");
    }

    @Test
    @DisplayName("the keys may come from a file of AWS's form")
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "files are refused by their POSIX permissions, which Windows has not")
    void credentialsFile() throws Exception {
        Map<String, String> settings = settings(ObjectStoreServer.running());
        Path credentials = ownFile("[default]\naws_access_key_id = "
                + settings.remove("assure.document.s3.access-key")
                + "\naws_secret_access_key = " + settings.remove("assure.document.s3.secret-key") + "\n");
        settings.put("assure.document.s3.credentials-file", credentials.toString());
        try (Sandbox sandbox = Sandbox.start(folder, arguments(settings))) {
            assertThat(json(upload(sandbox)).required("status").stringValue()).isEqualTo("Verified");
        }
    }

    @Test
    @DisplayName(
            "while the store is out an upload is an Error (D12), it is not ready, and what is there can be settled; then all is as before")
    void out() throws Exception {
        try (ObjectStoreServer server = ObjectStoreServer.apart()) {
            server.stop();
            MovableClock clock = new MovableClock();
            try (Sandbox sandbox = Sandbox.start(
                    folder, clock, beans -> {}, arguments(settings(server), "assure.document.purge=100ms"))) {
                assertThat(ready(sandbox)).isEqualTo(503);
                assertThat(upload(sandbox).body()).isEqualTo("{\"status\":\"Error\"}");
                server.restart();
                awaitReady(sandbox);
                String named = json(upload(sandbox)).required("key").stringValue();
                String unnamed = json(upload(sandbox)).required("key").stringValue();
                Path objects = server.objects(folder);

                server.stop();
                assertThat(upload(sandbox).body()).isEqualTo("{\"status\":\"Error\"}");
                awaitNotReady(sandbox);
                assertThat(sandbox.put(
                                        GARAGE,
                                        "/reparateur",
                                        repairerRequest("O-1", named).toString())
                                .statusCode())
                        .isEqualTo(202);
                // The purge meets a store that is out, and removes the file once it is back.
                clock.advance(Duration.ofHours(25));
                JdbcClient database = sandbox.bean(JdbcClient.class);
                while (database.sql("select count(*) from documents where efface_le is not null")
                                .query(Integer.class)
                                .single()
                        == 0) {
                    Thread.sleep(20);
                }
                server.restart();
                awaitReady(sandbox);
                while (Files.exists(objects.resolve(unnamed.substring(0, 36)))) {
                    Thread.sleep(20);
                }
                assertThat(objects.resolve(named.substring(0, 36))).hasBinaryContent(CONTENT);
                assertThat(json(upload(sandbox)).required("status").stringValue())
                        .isEqualTo("Verified");
            }
        }
    }

    @Test
    @DisplayName("a store that no longer answers, but does not hang up, is given up after its delay")
    void silence() throws Exception {
        ObjectStoreServer server = ObjectStoreServer.running();
        try (Line line = new Line(server.port())) {
            Map<String, String> settings = settings(server);
            settings.put("assure.document.s3.endpoint", "http://127.0.0.1:" + line.port());
            settings.put("assure.document.s3.delays.read", "500ms");
            settings.put("assure.document.s3.delays.call", "3s");
            try (Sandbox sandbox = Sandbox.start(folder, arguments(settings))) {
                awaitVerified(sandbox);
                line.fallSilent();
                Instant silent = Instant.now();
                assertThat(upload(sandbox).body()).isEqualTo("{\"status\":\"Error\"}");
                assertThat(Duration.between(silent, Instant.now())).isLessThan(Duration.ofSeconds(25));
                awaitNotReady(sandbox);
                line.speak();
                awaitReady(sandbox);
                awaitVerified(sandbox);
            }
        }
    }

    private static int objects(Sandbox sandbox) {
        return sandbox.bean(JdbcClient.class)
                .sql("select count(*) from fichiers")
                .query(Integer.class)
                .single();
    }

    /** In the bucket. */
    private static String path(String key) {
        return "/essais/" + key.substring(0, 36);
    }

    private static void awaitGone(WireStore store, String path) throws Exception {
        Instant given = Instant.now().plusSeconds(60);
        while (store.names().contains(path)) {
            assertThat(Instant.now()).as(path + " is still there").isBefore(given);
            Thread.sleep(20);
        }
    }

    private HttpResponse<String> upload(Sandbox sandbox) throws Exception {
        return sandbox.put(GARAGE, UPLOAD, file("a.pdf", CONTENT));
    }

    /** Where a store has little time to answer, a busy machine may need several attempts. */
    private void awaitVerified(Sandbox sandbox) throws Exception {
        String status;
        do {
            status = json(upload(sandbox)).required("status").stringValue();
        } while (status.equals("Error"));
        assertThat(status).isEqualTo("Verified");
    }

    private static int ready(Sandbox sandbox) throws Exception {
        return sandbox.send(sandbox.to("/exploitation/sante/readiness").GET()).statusCode();
    }

    private static void awaitReady(Sandbox sandbox) throws Exception {
        while (ready(sandbox) != 200) {
            Thread.sleep(50);
        }
    }

    private static void awaitNotReady(Sandbox sandbox) throws Exception {
        while (ready(sandbox) != 503) {
            Thread.sleep(50);
        }
    }

    /** One that only its owner may read. */
    private Path ownFile(String content) throws IOException {
        Path file = Files.createFile(
                folder.resolve("cles"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    private String[] with(String setting, String value) {
        Map<String, String> settings = settings(ObjectStoreServer.running());
        settings.put("assure.document.s3." + setting, value);
        return arguments(settings);
    }

    private Map<String, String> settings(ObjectStoreServer server) {
        Map<String, String> settings = new TreeMap<>();
        for (String setting : server.settings(folder)) {
            settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", ""));
        }
        return settings;
    }

    private static String[] arguments(Map<String, String> settings, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        settings.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments.toArray(String[]::new);
    }
}
