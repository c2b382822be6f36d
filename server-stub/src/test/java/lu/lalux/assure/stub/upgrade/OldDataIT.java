package lu.lalux.assure.stub.upgrade;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** This release on data that the release before it left ({@code upgrade/}). */
class OldDataIT {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private JsonNode sent;

    @BeforeEach
    void restore() throws Exception {
        sent = DataBefore.sent();
        DataBefore.restore(folder);
        Instant soonAfter = Instant.parse(sent.required("made").stringValue()).plus(Duration.ofMinutes(10));
        clock.advance(Duration.between(MovableClock.START, soonAfter));
    }

    @Test
    @DisplayName(
            "nothing is lost or doubled: every file byte by byte, every request, and the tables of today beside them")
    void everything() throws Exception {
        try (Sandbox sandbox = start()) {
            assertAllThere(sandbox);
        }
        // And once more, on what is upgraded already.
        try (Sandbox sandbox = start()) {
            assertAllThere(sandbox);
            assertThat(sandbox.send(sandbox.to("/exploitation/sante/readiness").GET())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("a token that has not expired is good, and keys that were uploaded before can be settled with it")
    void tokensAndKeys() throws Exception {
        try (Sandbox sandbox = start()) {
            HttpResponse<String> upload =
                    put(sandbox, OTHER_GARAGE, "/reparateur/upload", Sandbox.file("apres.pdf", new byte[] {1, 2, 3}));
            assertThat(json(upload).required("status").stringValue()).isEqualTo("Verified");
            for (JsonNode file : sent.required("files")) {
                String account = file.required("account").stringValue();
                if (!account.equals(EXPERT)) {
                    String key = file.required("key").stringValue();
                    assertThat(put(
                                            sandbox,
                                            account,
                                            "/reparateur",
                                            repairerRequest("APRES-" + key.substring(0, 8), key)
                                                    .toString())
                                    .statusCode())
                            .isEqualTo(202);
                }
            }
            clock.advance(Duration.ofHours(1));
            assertThat(put(sandbox, GARAGE, "/reparateur", "{}").statusCode())
                    .as("an hour later")
                    .isEqualTo(401);
        }
        // It is written within a second, and at the latest when the sandbox is stopped.
        assertThat(journal()).as("the journal of requests").isTrue();
    }

    @Test
    @DisplayName("a request from before that is sent again is the same one, and another content is a conflict (D19)")
    void sameAgain() throws Exception {
        try (Sandbox sandbox = start()) {
            for (JsonNode settlement : sent.required("settlements")) {
                String account = settlement.required("account").stringValue();
                String path = settlement.required("path").stringValue();
                ObjectNode body = (ObjectNode) settlement.required("body");
                assertThat(put(sandbox, account, path, body.toString()).statusCode())
                        .isEqualTo(202);
                assertThat(problem(put(
                                sandbox,
                                account,
                                path,
                                body.deepCopy().put("numeroSinistre", "S-autre").toString())))
                        .isEqualTo("409 demande-en-conflit");
            }
            assertThat(count("demandes")).isEqualTo(sent.required("settlements").size());
        }
    }

    @Test
    @DisplayName("the purge takes what no request names, and nothing else")
    void purge() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, clock, beans -> {}, settings("assure.document.purge=100ms"))) {
            clock.advance(Duration.ofDays(2));
            for (JsonNode file : sent.required("files")) {
                if (!file.required("named").booleanValue()) {
                    String key = file.required("key").stringValue();
                    while (sandbox.files().content(key).isPresent()) {
                        Thread.sleep(20);
                    }
                }
            }
            for (JsonNode file : sent.required("files")) {
                assertThat(sandbox.files()
                                .content(file.required("key").stringValue())
                                .isPresent())
                        .isEqualTo(file.required("named").booleanValue());
            }
        }
    }

    private void assertAllThere(Sandbox sandbox) throws Exception {
        JdbcClient database = database();
        assertThat(count("documents")).isEqualTo(sent.required("files").size());
        for (JsonNode file : sent.required("files")) {
            String key = file.required("key").stringValue();
            byte[] content = sandbox.files().content(key).orElseThrow();
            assertThat(content)
                    .isEqualTo(MakeDataBefore.content(
                            file.required("number").intValue(),
                            file.required("size").intValue()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .isEqualTo(database.sql("select sha256 from documents where cle = ?")
                            .param(key)
                            .query(String.class)
                            .single());
            assertThat(database.sql("select nomme_le is not null from documents where cle = ?")
                            .param(key)
                            .query(Boolean.class)
                            .single())
                    .isEqualTo(file.required("named").booleanValue());
        }
        assertThat(sandbox.files().kept()).isEqualTo(sent.required("files").size());
        List<String> recorded = database.sql("select contenu from demandes order by recue_le")
                .query(String.class)
                .list();
        assertThat(recorded).hasSize(sent.required("settlements").size());
        for (JsonNode settlement : sent.required("settlements")) {
            String reference = settlement.at("/body/referenceFacture").stringValue();
            assertThat(recorded)
                    .filteredOn(content -> content.contains('"' + reference + '"'))
                    .hasSize(1);
        }
        assertThat(count("cle_de_signature"))
                .as("the key that signed, and no other")
                .isEqualTo(1);
        for (String table : List.of("commandes", "tolerances", "registre", "audit", "ouvertures", "defis")) {
            assertThat(count(table)).as(table).isNotNegative();
        }
    }

    private Sandbox start() {
        return Sandbox.start(folder, clock, beans -> {}, settings());
    }

    private static String[] settings(String... more) {
        List<String> settings = new ArrayList<>(ReleaseBefore.ISSUER);
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    /** With the token that the release before gave that account. */
    private HttpResponse<String> put(Sandbox sandbox, String account, String path, String json) throws Exception {
        return sandbox.send(sandbox.to(path)
                .header(
                        "Authorization",
                        "Bearer " + sent.required("tokens").required(account).stringValue())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private int count(String table) {
        return database()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    /** Whether there is one: a file of its own beside SQLite, a table in PostgreSQL. */
    private boolean journal() {
        return Installation.chosen() == Installation.SQLITE
                ? Files.exists(folder.resolve("journal.db"))
                : count("journal_echanges") >= 0;
    }

    private JdbcClient database() {
        return JdbcClient.create(Installation.chosen().database(folder));
    }
}
