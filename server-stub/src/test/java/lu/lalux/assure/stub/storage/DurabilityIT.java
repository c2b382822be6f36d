package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptFiles;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was acknowledged is there after {@code kill -9}, exactly once: six kills under load, on one data folder. Each of
 * the installations has a stub of its own in the process that is killed: most of the time a process is starting, and
 * four stubs in one are started in less time than four processes.
 */
class DurabilityIT {

    private static final String SETTLEMENT = "/reparateur";
    private static final String HEAP = "512m";
    private static final int KILLS = 6;

    private static final Map<Installation, InterruptedCallers> CALLERS = new EnumMap<>(Installation.class);
    private static final Map<Installation, Path> FOLDERS = new EnumMap<>(Installation.class);
    private static Map<Installation, StubProcess> stubs = Map.of();

    @BeforeAll
    static void loadAndKill(@TempDir Path folder) throws Exception {
        for (Installation installation : EnumSet.complementOf(EnumSet.of(Installation.SQLITE_OBJECTS))) {
            CALLERS.put(installation, new InterruptedCallers(installation));
            FOLDERS.put(installation, folder.resolve(installation.name()));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            loadThenKill(kill);
        }
        stubs = StubProcess.startTogether(FOLDERS, HEAP);
    }

    @AfterAll
    static void stop() {
        stubs.values().forEach(StubProcess::close);
    }

    static Set<Installation> installations() {
        return CALLERS.keySet();
    }

    @ParameterizedTest
    @MethodSource("installations")
    @DisplayName("every 202 and every Verified key that was answered survives six kills, exactly once (D12, D19)")
    void survives(Installation installation) throws Exception {
        InterruptedCallers callers = CALLERS.get(installation);
        Path folder = FOLDERS.get(installation);
        assertThat(callers.interrupted())
                .as("settlements that a kill interrupted")
                .isPositive();
        assertThroughTheApi(callers, stubs.get(installation));
        try (Connection connection = installation.connect(folder)) {
            assertInTheDatabase(callers, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
        assertFiles(callers, installation.files(folder));
    }

    private static void loadThenKill(int kill) throws Exception {
        Map<Installation, StubProcess> running = StubProcess.startTogether(FOLDERS, HEAP);
        try {
            List<InterruptedCallers.Calls> calls = new ArrayList<>();
            for (Map.Entry<Installation, StubProcess> stub : running.entrySet()) {
                calls.add(CALLERS.get(stub.getKey()).call(stub.getValue(), kill));
            }
            for (InterruptedCallers.Calls one : calls) {
                one.awaitEnough();
            }
            running.values().iterator().next().kill();
            for (InterruptedCallers.Calls one : calls) {
                one.awaitEnd();
            }
        } finally {
            running.values().forEach(StubProcess::close);
        }
    }

    private static void assertThroughTheApi(InterruptedCallers callers, StubProcess stub) throws Exception {
        for (Map.Entry<String, String> settlement : callers.accepted().entrySet()) {
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
        for (String key : callers.verified().keySet()) {
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

    private static void assertInTheDatabase(InterruptedCallers callers, JdbcClient database) {
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
        callers.accepted()
                .forEach((reference, key) -> assertThat(timesOnRecord.get(reference + " " + key))
                        .as(reference)
                        .isEqualTo(1));

        Map<String, String> hashes = new ConcurrentHashMap<>();
        database.sql("select cle, sha256 from documents where efface_le is null")
                .query(row -> {
                    assertThat(hashes.put(row.getString(1), row.getString(2))).isNull();
                });
        assertThat(hashes).containsAllEntriesOf(callers.verified());

        assertThat(database.sql("select cle from documents where nomme_le is not null")
                        .query(String.class)
                        .set())
                .as("the files that are kept for a settlement")
                .isEqualTo(keysOnRecord);
    }

    private static void assertFiles(InterruptedCallers callers, KeptFiles files) throws Exception {
        for (Map.Entry<String, String> kept : callers.verified().entrySet()) {
            String key = kept.getKey();
            assertThat(InterruptedCallers.sha256(files.content(key).orElseThrow()))
                    .as(key)
                    .isEqualTo(kept.getValue());
        }
    }
}
