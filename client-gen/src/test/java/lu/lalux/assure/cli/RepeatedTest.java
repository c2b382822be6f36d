package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that says something twice: the same request, or the same requests in two tables. */
class RepeatedTest {

    private static final String HEADER =
            "idPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;"
                    + "immatriculationVehicule;numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;refPDFFacture\n";
    private static final String LINE = "XA1;F-1;31/12/2026;S-1;P-1;AB1;WVW1;F;REP;1000;170,50;1170,50;un.pdf\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void an_invoice() throws IOException {
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
        Files.writeString(folder.resolve("deux.pdf"), "%PDF-1.4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        S-1    | S-2
        un.pdf | deux.pdf
        P-1    | ''
        """)
    void the_same_reference_with_other_content_is_a_fault(String one, String other) throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE + LINE.replace(one, other));

        Run run = run("verifier");

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.output())
                .contains("mars.csv:3", "referenceFacture : La même référence que mars.csv:2", "[demande-differente]")
                .contains("2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        F-1     | F-1
        1000    | 1000,00
        un.pdf  | ./un.pdf
        """)
    void the_same_request_twice_is_sent_once_and_said(String one, String other) throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE + LINE.replace(one, other));

        Run run = run("verifier");

        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains(
                        "(à savoir) referenceFacture : La même demande que mars.csv:2 : elle n'est envoyée qu'une fois")
                .contains("2 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(run("lot", "--essai-a-blanc").output()).contains("1 en double", "1 prête(s) à l'envoi");
    }

    /** Copied from a page, a cell has blanks at its ends that {@code strip} leaves: nobody sees two invoices in that. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u2007", "\u202F", "\uFEFF", "\u200B", "\u200E", " \u00A0\t"})
    void what_nobody_sees_makes_no_other_reference(String unseen) throws IOException {
        Files.writeString(
                folder.resolve("mars.csv"),
                HEADER + LINE + LINE.replace("F-1", "F-1" + unseen) + LINE.replace("F-1", unseen + "F-1"));

        Run run = run("lot", "--essai-a-blanc");

        assertThat(run.output()).contains("2 en double", "1 prête(s) à l'envoi");
    }

    /** What is not sent is not the one that is sent once, nor what the server would hold against another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        S-1     | ''
        1170,50 | 1170,51
        un.pdf  | absent.pdf
        """)
    void a_faulty_line_is_not_held_against_its_corrected_copy(String right, String wrong) throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE.replace(right, wrong) + LINE);

        assertThat(run("verifier").output())
                .contains("mars.csv:2")
                .doesNotContain("mars.csv:3", "demande-differente")
                .contains("2 demande(s) vérifiée(s), 1 à corriger.");
        assertThat(run("lot", "--essai-a-blanc").output()).contains("1 à corriger", "1 prête(s) à l'envoi");
    }

    /** A credit note may have the number of its invoice (D19). */
    @Test
    void an_invoice_and_its_credit_note_are_two() throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE + LINE.replace(";F;", ";N;"));

        assertThat(run("verifier").output()).isEqualToIgnoringNewLines("2 demande(s) vérifiée(s), 0 à corriger.");
    }

    @Test
    void of_two_tables_one_has_to_be_chosen() throws IOException {
        Files.writeString(folder.resolve("avril.csv"), HEADER + LINE.replace("F-1", "F-2"));
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE);

        Run both = run("verifier");
        Run one = run("verifier", "--tableau", "mars.csv");
        Run none = run("lot", "--essai-a-blanc", "--table", "mas.csv");

        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.errors())
                .contains("a 2 tableaux : avril.csv, mars.csv.", "--tableau \"avril.csv\"", "déplacez");
        assertThat(one.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.errors()).contains("il y a : avril.csv, mars.csv", "vouliez-vous dire « mars.csv » ?");
    }

    /** macOS writes an accent of a file's name with two characters, a keyboard with one. */
    @Test
    void a_table_is_found_whichever_way_its_accents_are_written() throws IOException {
        String name = "été.csv";
        Files.writeString(folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFD)), HEADER + LINE);
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE.replace("F-1", "F-2"));

        Run run = run("verifier", "--tableau", name);

        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(run.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    @Test
    void a_table_beside_json_is_named_with_it() throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + LINE);
        Files.writeString(folder.resolve("F-9.json"), "{}");

        Run run = run("lot", "--essai-a-blanc");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("un tableau (mars.csv)", "1 en tout (F-9.json)", "--tableau \"mars.csv\"");
        assertThat(run("verifier", "--tableau", "mars.csv").code()).isZero();
    }

    private Run run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = folder.toString();
        return Run.of(Map.of("ASSURE_JETON", "x", "ASSURE_ADRESSE", "http://localhost:9"), all);
    }
}
