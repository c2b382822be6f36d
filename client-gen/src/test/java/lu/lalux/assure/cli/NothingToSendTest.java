package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder without a request is a mistake, and never "sent". */
class NothingToSendTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'', rien", "a.pdf b.PDF, 2 .pdf", "mars.xls a.pdf, '1 .pdf, 1 .xls'", "lisez-moi, 1 sans extension"})
    void what_was_found_and_what_was_looked_for_is_said(String names, String found) throws IOException {
        for (String name : names.split(" ")) {
            if (!name.isEmpty()) {
                Files.writeString(folder.resolve(name), "x");
            }
        }

        for (String[] args : new String[][] {{"lot"}, {"lot", "--essai-a-blanc"}, {"verifier"}, {"lot", "--json"}}) {
            Run run = run(args);

            assertThat(run.code()).as(run.errors()).isEqualTo(ExitCode.USAGE);
            assertThat(run.errors())
                    .contains("Aucune demande dans " + folder, "trouvé : " + found, ".xlsx", ".ods", ".csv", ".json");
            assertThat(run.output()).doesNotContain("Tout est envoyé", "tout est prêt");
            assertThat(folder.resolve("assure-suivi"))
                    .as("nothing is left behind")
                    .doesNotExist();
        }
    }

    @Test
    void a_folder_in_a_folder_is_not_looked_into_and_said() throws IOException {
        Files.createDirectory(folder.resolve("mars"));
        Files.writeString(folder.resolve("mars/F-1.json"), "{}");

        assertThat(run("lot").errors()).contains("trouvé : 1 dossier(s)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lot", "verifier"})
    void a_table_without_a_line_is_no_request(String command) throws IOException {
        Files.writeString(
                folder.resolve("mars.csv"),
                "idPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;immatriculationVehicule;"
                        + "numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;refPDFFacture\n;;\n");

        Run run = run(command);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("Aucune demande dans " + folder, "mars.csv");
        assertThat(run(command, "--langue", "en").errors()).contains("No request in " + folder, "mars.csv");
    }

    private Run run(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = folder.toString();
        return Run.of(Map.of("ASSURE_JETON", "x", "ASSURE_ADRESSE", "http://localhost:9"), all);
    }
}
