package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptFiles;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was acknowledged is there after {@code kill -9}, exactly once: ten kills under load, on one data folder. Most of the
 * time a process is starting, so that the installations are tested beside each other.
 */
class DurabilityIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final String SETTLEMENT = "/reparateur";
    private static final String HEAP = "128m";
    private static final int KILLS = 10;
    private static final int CALLERS = 8;
    /** How many acknowledged settlements are waited for before each kill: the load is then in full swing. */
    private static final int BEFORE_KILL = 30;

    @TempDir
    Path folder;

    /** Keys that were answered {@code Verified}, and the SHA-256 of what was sent. */
    private final Map<String, String> verified = new ConcurrentHashMap<>();

    /** Settlements that were answered {@code 202}, by reference, and the key that each names. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    /** Settlements that a kill left without an answer; their senders send them again. */
    private final Queue<Map.Entry<String, String>> unanswered = new ConcurrentLinkedQueue<>();

    private final AtomicInteger interrupted = new AtomicInteger();

    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(value = Installation.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE_OBJECTS")
    @DisplayName("every 202 and every Verified key that was answered survives ten kills, exactly once (D12, D19)")
    void survives(Installation installation) throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            loadThenKill(kill, installation);
        }
        assertThat(interrupted.get()).as("settlements that a kill interrupted").isPositive();
        try (StubProcess stub = StubProcess.start(installation, folder, HEAP, List.of())) {
            assertThroughTheApi(stub);
        }
        try (Connection connection = installation.connect(folder)) {
            assertInTheDatabase(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
        assertFiles(installation.files(folder));
    }

    private void loadThenKill(int kill, Installation installation) throws Exception {
        try (StubProcess stub = StubProcess.start(installation, folder, HEAP, List.of())) {
            stub.token(GARAGE);
            CountDownLatch enough = new CountDownLatch(BEFORE_KILL);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String name = "D-" + kill + "-" + i;
                Thread caller = new Thread(() -> call(stub, name, enough), name);
                caller.start();
                callers.add(caller);
            }
            Thread watcher = new Thread(() -> releaseWhenAllEnded(callers, enough));
            watcher.start();
            enough.await();
            stub.kill();
            watcher.join();
            assertThat(surprises).isEmpty();
        }
    }

    /** Callers that all end early have something to report; nobody waits for them. */
    private static void releaseWhenAllEnded(List<Thread> callers, CountDownLatch enough) {
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        while (enough.getCount() > 0) {
            enough.countDown();
        }
    }

    /** Uploads and settles until the stub is gone. */
    private void call(StubProcess stub, String name, CountDownLatch enough) {
        Random random = new Random(name.hashCode());
        try {
            Map.Entry<String, String> again = unanswered.poll();
            if (again != null) {
                settle(stub, again.getKey(), again.getValue());
            }
            for (int number = 0; surprises.isEmpty(); number++) {
                byte[] content = new byte[1 + random.nextInt(20_000)];
                random.nextBytes(content);
                HttpResponse<String> upload = stub.put(GARAGE, UPLOAD, file("facture.pdf", content));
                if (upload.statusCode() != 200 || !json(upload).has("key")) {
                    surprises.add(upload.statusCode() + " " + upload.body());
                    return;
                }
                String key = json(upload).get("key").asString();
                verified.put(key, sha256(content));
                // Some keys stay without a settlement.
                if (number % 4 != 3) {
                    settle(stub, name + "-" + number, key);
                    enough.countDown();
                }
            }
        } catch (IOException killed) {
            // What this test is about.
        } catch (Exception unexpected) {
            surprises.add(String.valueOf(unexpected));
        }
    }

    private void settle(StubProcess stub, String reference, String key) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response =
                    stub.put(GARAGE, SETTLEMENT, repairerRequest(reference, key).toString());
            if (response.statusCode() == 202) {
                accepted.put(reference, key);
            } else {
                surprises.add(reference + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException killed) {
            interrupted.incrementAndGet();
            unanswered.add(Map.entry(reference, key));
            throw killed;
        }
    }

    private void assertThroughTheApi(StubProcess stub) throws Exception {
        for (Map.Entry<String, String> settlement : accepted.entrySet()) {
            String reference = settlement.getKey();
            assertThat(stub.put(
                                    GARAGE,
                                    SETTLEMENT,
                                    repairerRequest(reference, settlement.getValue())
                                            .toString())
                            .statusCode())
                    .as("%s, again", reference)
                    .isEqualTo(202);
            assertThat(problem(stub.put(
                            GARAGE,
                            SETTLEMENT,
                            repairerRequest(reference, settlement.getValue())
                                    .put("numeroSinistre", "S-autre")
                                    .toString())))
                    .as("%s, with another claim", reference)
                    .isEqualTo("409 demande-en-conflit");
        }
        int number = 0;
        for (String key : verified.keySet()) {
            String reference = "U-" + number++;
            assertThat(stub.put(
                                    GARAGE,
                                    SETTLEMENT,
                                    repairerRequest(reference, key).toString())
                            .statusCode())
                    .as("a settlement with %s", key)
                    .isEqualTo(202);
        }
    }

    private void assertInTheDatabase(JdbcClient database) {
        List<JsonNode> onRecord = database.sql("select contenu from demandes").query(String.class).list().stream()
                .map(content -> JsonMapper.shared().readTree(content))
                .toList();
        Set<String> keysOnRecord = onRecord.stream()
                .map(content -> content.get("refPDFFacture").asString())
                .collect(Collectors.toSet());
        Map<String, Long> timesOnRecord = onRecord.stream()
                .map(content -> content.get("referenceFacture").asString() + " "
                        + content.get("refPDFFacture").asString())
                .collect(Collectors.groupingBy(record -> record, Collectors.counting()));
        accepted.forEach((reference, key) -> assertThat(timesOnRecord.get(reference + " " + key))
                .as(reference)
                .isEqualTo(1));

        Map<String, String> hashes = new ConcurrentHashMap<>();
        database.sql("select cle, sha256 from documents where efface_le is null")
                .query(row -> {
                    assertThat(hashes.put(row.getString(1), row.getString(2))).isNull();
                });
        assertThat(hashes).containsAllEntriesOf(verified);

        assertThat(database.sql("select cle from documents where nomme_le is not null")
                        .query(String.class)
                        .set())
                .as("the files that are kept for a settlement")
                .isEqualTo(keysOnRecord);
    }

    private void assertFiles(KeptFiles files) throws Exception {
        for (Map.Entry<String, String> kept : verified.entrySet()) {
            String key = kept.getKey();
            assertThat(sha256(files.content(key).orElseThrow())).as(key).isEqualTo(kept.getValue());
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
