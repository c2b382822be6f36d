package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lu.lalux.assure.client.RecordingServer;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not read of a table, and is no error: said before anything is sent, since what was accepted cannot be changed. */
class NoticesTest {

    private static final String NOTICE =
            "mars.csv, ligne 1 : non lu, faute de rapport avec un champ : colonne N « Durée location ».";

    @TempDir
    private Path folder;

    @BeforeEach
    void a_table_with_days_under_a_name_of_its_own() throws IOException {
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
        Files.writeString(
                folder.resolve("mars.csv"),
                "idPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;immatriculationVehicule;"
                        + "numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;refPDFFacture;Durée location\n"
                        + "XA1;F-1;31/12/2026;S-1;P-1;AB1;WVW1;F;VHR;1000;170,50;1170,50;un.pdf;3\n");
    }

    @Test
    void a_column_that_is_not_read_is_said_before_the_first_file_leaves() throws IOException {
        StringWriter output = new StringWriter();
        List<String> saidBefore = new CopyOnWriteArrayList<>();
        try (RecordingServer server = new RecordingServer(request -> {
            saidBefore.add(output.toString());
            return request.uri().getPath().endsWith("/upload")
                    ? new RecordingServer.Answer(
                            200,
                            Map.of("Content-Type", "application/json"),
                            "{\"status\":\"Verified\",\"key\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf\"}")
                    : new RecordingServer.Answer(202, Map.of(), null);
        })) {
            int code = Main.execute(
                    new String[] {"lot", folder.toString()},
                    Map.of(
                            "ASSURE_JETON",
                            "x",
                            "ASSURE_ADRESSE",
                            server.address().toString()),
                    Contract::bundled,
                    new PrintWriter(output),
                    new PrintWriter(new StringWriter()),
                    Optional.empty());
            assertThat(code).as(output.toString()).isZero();
        }

        assertThat(saidBefore).hasSize(2).allSatisfy(said -> assertThat(said).contains(NOTICE));
        assertThat(output.toString()).containsOnlyOnce(NOTICE);
        assertThat(Files.readString(folder.resolve("assure-suivi/bilan.html"))).contains("<li>", NOTICE);
        assertThat(Files.readString(folder.resolve("assure-suivi/bilan.json"))).contains("\"remarques\" : [ ", NOTICE);
    }

    @Test
    void a_dry_run_says_it_too_and_for_programs() {
        Map<String, String> environment = Map.of("ASSURE_JETON", "x");

        assertThat(Run.of(environment, "lot", "--essai-a-blanc", folder.toString())
                        .output())
                .containsOnlyOnce(NOTICE);
        Run json = Run.of(environment, "lot", "--essai-a-blanc", "--json", folder.toString());
        assertThat(json.errors()).contains(NOTICE);
        assertThat(json.output()).startsWith("{").containsOnlyOnce(NOTICE);
    }
}
