package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("newcomer")
class UpgradeIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "what version 4 of the database had on record is still on record: the request (D19), and that it names its file")
    void fromVersion4() throws Exception {
        String named;
        String free;
        String content;
        String fingerprint;
        try (Sandbox sandbox = Sandbox.start(folder)) {
            named = sandbox.upload(GARAGE, "/reparateur/upload");
            free = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(put(sandbox, "U-1", named)).isEqualTo(202);
            JdbcClient database = database();
            content = database.sql("select contenu from demandes")
                    .query(String.class)
                    .single();
            fingerprint = database.sql("select empreinte from demandes")
                    .query(String.class)
                    .single();
        }
        backToVersion4(content, fingerprint, named);
        // Neither did that version say whose the files are.
        Files.deleteIfExists(folder.resolve("documents/base"));

        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(put(sandbox, "U-1", named)).as("the same again").isEqualTo(202);
            assertThat(put(sandbox, "U-1", free)).as("another content").isEqualTo(409);
            assertThat(database()
                            .sql("select count(*) from demandes")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);

            sandbox.clock().advance(Duration.ofDays(2));
            sandbox.bean(DocumentUpkeep.class).purge();
            assertThat(sandbox.files().content(named))
                    .as("the file that is named")
                    .isPresent();
            assertThat(sandbox.files().content(free)).as("the other").isEmpty();
            assertThat(faults(sandbox.put(
                            GARAGE, "/reparateur", repairerRequest("U-2", free).toString())))
                    .containsExactly("/refPDFFacture cle-perimee");
        }
    }

    private JdbcClient database() {
        return JdbcClient.create(Installation.chosen().database(folder));
    }

    /** As that version left it: the tables of today make way for those of its migrations. */
    private void backToVersion4(String content, String fingerprint, String named) {
        JdbcClient database = database();
        database.sql("drop table demandes").update();
        database.sql(
                        "create table gardes as select cle, compte, fonction, nom, taille, sha256, depose_le from documents")
                .update();
        for (String table : new String[] {
            "documents",
            "flyway_schema_history",
            "commandes",
            "morceaux",
            "fichiers",
            "installation",
            "tolerances",
            "defis",
            "cle_defis",
            "ouvertures",
            "audit",
            "cles_acces",
            "sessions",
            "liens",
            "utilisateurs",
            "personnes",
            "secrets",
            "applications",
            "comptes",
            "registre"
        }) {
            database.sql("drop table " + table).update();
        }
        database.sql("alter table cle_de_signature rename to cles").update();
        Flyway.configure()
                .dataSource(Installation.chosen().database(folder))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("4")
                .load()
                .migrate();
        database.sql("insert into cle_de_signature select * from cles").update();
        database.sql("drop table cles").update();
        database.sql("insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le)"
                        + " select cle, compte, fonction, nom, taille, sha256, depose_le from gardes")
                .update();
        database.sql("drop table gardes").update();
        String hash = "0".repeat(64);
        database.sql("insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le)"
                        + " values (?, 'garage-demo', 'reparateur', ?, ?, 1)")
                .params(hash, fingerprint, content)
                .update();
        database.sql("insert into demande_documents (identite, cle) values (?, ?)")
                .params(hash, named)
                .update();
    }

    private static int put(Sandbox sandbox, String reference, String key) throws Exception {
        return sandbox.put(
                        GARAGE, "/reparateur", repairerRequest(reference, key).toString())
                .statusCode();
    }
}
