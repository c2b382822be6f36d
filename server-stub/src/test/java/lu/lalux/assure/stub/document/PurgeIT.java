package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.expertRequest;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import lu.lalux.assure.stub.document.store.FileLostException;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to files as time passes, and over a restart. */
class PurgeIT {

    private static final Duration A_DAY = Duration.ofHours(24);

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "a file goes after 24 hours and not before, and its key with it (D18); one that a settlement names stays")
    void purge() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String used = sandbox.upload(GARAGE, "/reparateur/upload");
            String unused = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("P-1", used).toString())
                            .statusCode())
                    .isEqualTo(202);
            DocumentUpkeep upkeep = sandbox.bean(DocumentUpkeep.class);

            sandbox.clock().advance(A_DAY.minusMillis(1));
            upkeep.purge();
            assertThat(sandbox.files().content(unused)).isPresent();

            sandbox.clock().advance(Duration.ofMillis(1));
            upkeep.purge();
            assertThat(sandbox.files().content(unused)).isEmpty();
            assertThat(sandbox.files().content(used)).isPresent();

            assertThat(faults(sandbox.put(
                            GARAGE,
                            "/reparateur",
                            repairerRequest("P-2", unused).toString())))
                    .containsExactly("/refPDFFacture cle-perimee");
            // The same request again is still the same request (D19).
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("P-1", used).toString())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    @DisplayName("a key expires by the clock, even before its file is purged (D18)")
    void expiry() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String early = sandbox.upload(GARAGE, "/reparateur/upload");
            sandbox.clock().advance(A_DAY.minusMillis(1));
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("E-1", early).toString())
                            .statusCode())
                    .isEqualTo(202);
            String late = sandbox.upload(GARAGE, "/reparateur/upload");
            sandbox.clock().advance(A_DAY);
            assertThat(faults(sandbox.put(
                            GARAGE, "/reparateur", repairerRequest("E-2", late).toString())))
                    .containsExactly("/refPDFFacture cle-perimee");
        }
    }

    @Test
    @DisplayName(
            "a key whose file was purged has expired (D18), also when the clock has come back since; no other key has")
    void clockBack() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String purged = sandbox.upload(EXPERT, "/expert/upload");
            String good = sandbox.upload(EXPERT, "/expert/upload");
            // Both keys have been looked at, and one of the two files is now named.
            assertThat(problem(sandbox.put(
                            EXPERT,
                            "/expert",
                            expertRequest("C-0", purged, good)
                                    .put("honorairesTTC", "1")
                                    .toString())))
                    .isEqualTo("422 regle-non-respectee");
            assertThat(sandbox.put(
                                    EXPERT,
                                    "/expert",
                                    expertRequest("C-1", good, good).toString())
                            .statusCode())
                    .isEqualTo(202);
            sandbox.clock().advance(A_DAY.plusHours(1));
            sandbox.bean(DocumentUpkeep.class).purge();
            assertThat(sandbox.files().content(purged)).isEmpty();
            sandbox.clock().reset();

            assertThat(faults(sandbox.put(
                            EXPERT,
                            "/expert",
                            expertRequest("C-2", good, purged)
                                    .put("honorairesTTC", "1")
                                    .toString())))
                    .as("with every other rule that is broken")
                    .hasSize(2)
                    .contains("/refPdfExpertise cle-perimee");
            assertCannotBeUsed(sandbox, purged, good);
        }
    }

    @Test
    @DisplayName("the sandbox's clock makes a key expire, not its file: that stays, and a reset revives the key")
    void movedClock() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            DocumentUpkeep upkeep = sandbox.bean(DocumentUpkeep.class);
            String early = sandbox.upload(GARAGE, "/reparateur/upload");
            control(sandbox, "PUT", "horloge?avancer=PT25H");
            String late = sandbox.upload(GARAGE, "/reparateur/upload");
            upkeep.purge();
            assertThat(sandbox.files().content(early)).isPresent();
            assertThat(faults(settle(sandbox, "M-1", early))).containsExactly("/refPDFFacture cle-perimee");
            assertThat(settle(sandbox, "M-2", late).statusCode()).isEqualTo(202);
            String unused = sandbox.upload(GARAGE, "/reparateur/upload");

            control(sandbox, "DELETE", "etat");
            assertThat(settle(sandbox, "M-1", early).statusCode()).isEqualTo(202);

            // By the machine's time, whatever the sandbox's was when the file came.
            sandbox.clock().advance(A_DAY.minusMillis(1));
            upkeep.purge();
            assertThat(sandbox.files().content(unused)).isPresent();
            sandbox.clock().advance(Duration.ofMillis(1));
            upkeep.purge();
            assertThat(sandbox.files().content(unused)).isEmpty();
        }
    }

    private static HttpResponse<String> settle(Sandbox sandbox, String reference, String key) throws Exception {
        return sandbox.put(
                GARAGE, "/reparateur", repairerRequest(reference, key).toString());
    }

    private static void control(Sandbox sandbox, String method, String command) throws Exception {
        assertThat(sandbox.send(sandbox.to("/bac-a-sable/" + command).method(method, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("and when it was another instance that purged it")
    void purgedElsewhere() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String purged = sandbox.upload(EXPERT, "/expert/upload");
            String good = sandbox.upload(EXPERT, "/expert/upload");
            sandbox.bean(DocumentRepository.class).find(purged);
            try (Connection other = Installation.chosen().connect(folder);
                    Statement statement = other.createStatement()) {
                statement.execute("update documents set efface_le = 1 where cle = '" + purged + "'");
            }

            assertCannotBeUsed(sandbox, purged, good);
        }
    }

    private static void assertCannotBeUsed(Sandbox sandbox, String purged, String good) throws Exception {
        HttpResponse<String> refused = sandbox.put(
                EXPERT, "/expert", expertRequest("C-2", purged, good).toString());
        assertThat(problem(refused)).isEqualTo("422 regle-non-respectee");
        assertThat(faults(refused)).containsExactly("/refPdfHonoraires cle-perimee");
    }

    @Test
    @DisplayName("what was acknowledged survives a restart; what a crash left behind is removed")
    void restart() throws Exception {
        String named;
        String free;
        String orphan;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            named = sandbox.upload(GARAGE, "/reparateur/upload");
            free = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("R-1", named).toString())
                            .statusCode())
                    .isEqualTo(202);

            // As if it ended here.
            FileStore store = sandbox.bean(FileStore.class);
            store.begin().write(new byte[] {1}, 0, 1);
            FileStore.Arrival kept = store.begin();
            kept.write(new byte[] {1}, 0, 1);
            orphan = kept.keep(".pdf");
            // Where several instances share the store, only what no upload can be busy with any more is removed.
            sandbox.files().age();
        }

        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(sandbox.files().content(orphan)).isEmpty();
            assertThat(sandbox.files().arriving()).isZero();
            assertThat(sandbox.files().content(named)).isPresent();
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("R-1", named).toString())
                            .statusCode())
                    .isEqualTo(202);
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("R-1", free).toString())
                            .statusCode())
                    .isEqualTo(409);
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("R-2", free).toString())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    @DisplayName(
            "a purge leaves alone what is arriving and what waits for its row, and removes it once it is left over")
    void whatArrivesStays() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            FileStore store = sandbox.bean(FileStore.class);
            FileStore.Arrival arriving = arrival(store);
            String waiting = arrival(store).keep(".pdf");

            purgeAll(sandbox);

            String arrived = arriving.keep(".pdf");
            assertThat(sandbox.files().content(arrived)).hasValue(new byte[] {1});
            assertThat(sandbox.files().content(waiting)).hasValue(new byte[] {1});

            arrival(store);
            sandbox.files().age();
            purgeAll(sandbox);

            assertThat(sandbox.files().content(arrived)).isEmpty();
            assertThat(sandbox.files().content(waiting)).isEmpty();
            assertThat(sandbox.files().arriving()).isZero();
        }
    }

    @Test
    @DisplayName("a file of which a part was lost on its way gets no row")
    void torn() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            FileStore store = sandbox.bean(FileStore.class);
            DatabaseWriter writer = sandbox.bean(DatabaseWriter.class);
            byte[] bytes = new byte[600_000];
            FileStore.Arrival arrival = store.begin();
            arrival.write(bytes, 0, bytes.length);

            sandbox.files().tear();

            // A store that sees it earlier may say so earlier.
            assertThatThrownBy(() -> {
                        String key = arrival.keep(".pdf");
                        writer.write(transaction -> {
                            store.adopt(key, bytes.length, transaction);
                            return key;
                        });
                    })
                    .isInstanceOfAny(FileLostException.class, IOException.class);
        }
    }

    private static FileStore.Arrival arrival(FileStore store) throws Exception {
        FileStore.Arrival arrival = store.begin();
        arrival.write(new byte[] {1}, 0, 1);
        return arrival;
    }

    /** Each looks through one of the 256 parts of a folder. */
    private static void purgeAll(Sandbox sandbox) throws Exception {
        DocumentUpkeep upkeep = sandbox.bean(DocumentUpkeep.class);
        for (int part = 0; part < 256; part++) {
            upkeep.purge();
        }
    }
}
