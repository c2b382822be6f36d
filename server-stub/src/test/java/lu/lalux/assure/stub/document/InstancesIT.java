package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.document.store.FileLostException;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Two instances on one PostgreSQL, with one data folder. */
@OnPostgres
@Timeout(180)
class InstancesIT {

    private static final int ROUNDS = 20;

    @TempDir
    static Path folder;

    private static Sandbox one;
    private static Sandbox two;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        one = Sandbox.start(folder);
        two = Sandbox.start(folder);
        key = one.upload(GARAGE, "/reparateur/upload");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    @DisplayName("a token of one is good for the other, and so is a key (D18)")
    void tokenAndKey() throws Exception {
        String authorization = one.as(GARAGE, "/reparateur")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();

        HttpResponse<String> response = two.send(two.to("/reparateur")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(repairerRequest("T-1", key).toString())));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }

    @Test
    @DisplayName("the same request sent to both at once is one record, both 202 (D19)")
    void sameAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = "S-" + round;
            ObjectNode request = repairerRequest(reference, key);

            assertThat(atOnce(request, request)).containsExactly(202, 202);
            assertThat(records(one, reference)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("two different ones with the same reference: one 202, one 409 (D19)")
    void differentAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = "D-" + round;
            ObjectNode other = repairerRequest(reference, key).put("numeroSinistre", "S-2026-999");

            assertThat(atOnce(repairerRequest(reference, key), other)).containsExactlyInAnyOrder(202, 409);
            assertThat(records(one, reference)).isEqualTo(1);
        }
    }

    /** Many references, in opposite orders: each instance's group commits hold what the other one waits for. */
    @Test
    @DisplayName("conflicts between instances take nobody else's write with them")
    void manyAtOnce() throws Exception {
        int requests = 40;
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                ObjectNode up = repairerRequest("M-" + i, key);
                ObjectNode down = repairerRequest("M-" + (requests - 1 - i), key);
                answers.add(callers.submit(() -> put(one, up)));
                answers.add(callers.submit(() -> put(two, down)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(202);
            }
        } finally {
            callers.shutdownNow();
        }
        for (int i = 0; i < requests; i++) {
            assertThat(records(one, "M-" + i)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a file that another instance's settlement is about to name is not purged")
    void purgeWaits() throws Exception {
        String named = one.upload(GARAGE, "/reparateur/upload");
        try (Connection settlement = PostgresServer.running().connect(folder);
                Statement statement = settlement.createStatement()) {
            settlement.setAutoCommit(false);
            // What DemandeRepository does, stopped before its commit.
            statement.execute("update documents set nomme_le = 1 where cle = '" + named + "' and efface_le is null");
            CompletableFuture<Boolean> purge = CompletableFuture.supplyAsync(
                    () -> two.bean(DocumentRepository.class).markRemoved(named, Instant.now()));
            awaitLock();
            settlement.commit();

            assertThat(purge.get(30, TimeUnit.SECONDS)).as("removed").isFalse();
        }
        assertThat(two.bean(DocumentRepository.class).kept(Set.of(named))).containsExactly(named);
    }

    @Test
    @DisplayName("an instance that starts leaves alone what others are busy with, and removes what is left over")
    void repairLeavesOthersAlone() throws Exception {
        FileStore store = one.bean(FileStore.class);
        DatabaseWriter writer = one.bean(DatabaseWriter.class);
        FileStore.Arrival left = store.begin();
        left.write(new byte[] {1}, 0, 1);
        one.files().age();
        FileStore.Arrival arriving = store.begin();
        arriving.write(new byte[] {1}, 0, 1);
        FileStore.Arrival withoutRow = store.begin();
        withoutRow.write(new byte[] {2}, 0, 1);
        String second = withoutRow.keep(".pdf");

        Sandbox.start(folder).close();

        String first = arriving.keep(".pdf");
        for (String key : List.of(first, second)) {
            writer.write(transaction -> {
                store.adopt(key, 1, transaction);
                return key;
            });
        }
        assertThat(two.files().content(first)).hasValue(new byte[] {1});
        assertThat(two.files().content(second)).hasValue(new byte[] {2});
        assertThatThrownBy(() -> left.keep(".pdf")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("what an instance left behind that never starts again is removed by the next purge of another")
    void purgeRepairs() throws Exception {
        FileStore.Arrival left = one.bean(FileStore.class).begin();
        left.write(new byte[] {1}, 0, 1);
        one.files().age();

        two.bean(DocumentUpkeep.class).purge();

        assertThatThrownBy(() -> left.keep(".pdf")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("a file that was removed while it was on its way gets no row, and its sender an Error")
    void lostOnTheWay() throws Exception {
        FileStore.Arrival arrival = one.bean(FileStore.class).begin();
        arrival.write(new byte[] {1}, 0, 1);
        String lost = arrival.keep(".pdf");
        two.bean(FileStore.class).remove(lost);

        assertThatThrownBy(() -> one.bean(DocumentRepository.class)
                        .add(
                                lost,
                                "garage-demo",
                                Fonction.REPARATEUR,
                                "a.pdf",
                                new Fichier(Fichier.Verdict.CLEAN, 1, "", arrival, new LostFiles()),
                                Instant.now(),
                                Instant.now()))
                .isInstanceOf(FileLostException.class);

        assertThat(two.bean(DocumentRepository.class).find(lost)).isEmpty();
    }

    @Test
    @DisplayName("when the database has cut all connections, the next writes find their way again")
    void connectionsCut(@TempDir Path apart) throws Exception {
        try (Sandbox sandbox = Sandbox.start(apart)) {
            String file = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(put(sandbox, repairerRequest("C-0", file))).isEqualTo(202);
            try (Connection beside = PostgresServer.running().connect(apart);
                    Statement statement = beside.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
            int last;
            do {
                last = put(sandbox, repairerRequest("C-1", file));
            } while (last != 202);
            // A key that nobody knows is looked for in the database, over the connections for reading.
            do {
                last = put(sandbox, repairerRequest("C-2", UUID.randomUUID() + ".pdf"));
            } while (last != 422);
            assertThat(records(sandbox, "C-1")).isEqualTo(1);
        }
    }

    private static void awaitLock() throws Exception {
        JdbcClient client = one.bean(JdbcClient.class);
        while (client.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.sleep(10);
        }
    }

    private static List<Integer> atOnce(ObjectNode toOne, ObjectNode toTwo) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        // Threads of their own: where there are two processors, JDK 25's common pool has but one, on which the two
        // would wait for each other.
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = callers.submit(() -> after(together, one, toOne));
            Future<Integer> second = callers.submit(() -> after(together, two, toTwo));
            return List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
        } finally {
            callers.shutdownNow();
        }
    }

    private static int after(CyclicBarrier together, Sandbox sandbox, ObjectNode request) throws Exception {
        together.await(30, TimeUnit.SECONDS);
        return put(sandbox, request);
    }

    private static int put(Sandbox sandbox, ObjectNode request) throws Exception {
        return sandbox.put(GARAGE, "/reparateur", request.toString()).statusCode();
    }

    private static int records(Sandbox sandbox, String reference) {
        return sandbox.bean(JdbcClient.class)
                .sql("select count(*) from demandes where contenu like ?")
                .param("%\"referenceFacture\":\"" + reference + "\"%")
                .query(Integer.class)
                .single();
    }
}
