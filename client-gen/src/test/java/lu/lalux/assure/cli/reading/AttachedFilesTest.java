package lu.lalux.assure.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a request names: what is no PDF, is not there or is elsewhere is said before anything is sent. */
class AttachedFilesTest {

    private static final String REQUEST = """
        {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
         "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
         "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.50",
         "refPDFFacture": "%s"}\
        """;

    @TempDir
    private Path folder;

    private Path month;

    private Run check(String file, String... options) throws IOException {
        month = Files.createDirectories(folder.resolve("mars"));
        Files.writeString(month.resolve("1.json"), REQUEST.formatted(file));
        List<String> args = new ArrayList<>(List.of("verifier"));
        args.addAll(List.of(options));
        args.add(month.toString());
        return Run.of(Map.of(), args.toArray(String[]::new));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("mars")).resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        un.pdf | bonjour            | Le fichier un.pdf n'est pas un PDF, malgré son nom | pas-un-pdf
        un.PDF | PK                 | Le fichier un.PDF n'est pas un PDF                 | pas-un-pdf
        un.pdf | ''                 | Le fichier un.pdf est vide (0 octet)               | valeur-vide
        """)
    void what_is_no_pdf_is_not_sent(String name, String content, String text, String code) throws IOException {
        write(name, content);

        Run run = check(name);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.output()).contains("refPDFFacture : " + text, "[" + code + "]", "1 à corriger.");
    }

    /** A scanner's program may put something before it; readers of PDF look through the first kilobyte. */
    @Test
    void a_pdf_may_begin_a_little_later_and_a_picture_is_no_fault() throws IOException {
        write("un.pdf", " ".repeat(1_000) + "%PDF-1.4");
        write("photo.jpg", "JFIF");

        assertThat(check("un.pdf").output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        Run picture = check("photo.jpg");
        assertThat(picture.output())
                .contains("(à savoir) refPDFFacture : Le fichier photo.jpg n'est pas un PDF ; le contrat");
        assertThat(picture.code()).isZero();
    }

    /** What is mended is seen, in the same run as well. */
    @Test
    void a_file_that_has_changed_is_looked_at_again() throws IOException {
        write("un.pdf", "bonjour");
        assertThat(check("un.pdf").code()).isEqualTo(ExitCode.TO_MEND);

        write("un.pdf", "%PDF-1.4 et la suite");

        assertThat(check("un.pdf").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../autre.pdf", "../mars/../autre.pdf", "ABSOLUTE"})
    void a_file_outside_the_folder_is_sent_only_if_it_is_meant(String name) throws IOException {
        Path other = Files.writeString(folder.resolve("autre.pdf"), "%PDF-1.4");
        String named = name.equals("ABSOLUTE") ? other.toString() : name;

        Run refused = check(named);
        Run meant = check(named, "--fichiers-ailleurs");

        assertThat(refused.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(refused.output())
                .contains("« " + named + " » est hors du dossier", "--fichiers-ailleurs", "[nom-de-fichier-invalide]");
        assertThat(meant.code()).as(meant.output()).isZero();
    }

    @Test
    void a_folder_inside_is_not_outside() throws IOException {
        Files.createDirectories(folder.resolve("mars/pdf"));
        write("pdf/un.pdf", "%PDF-1.4");

        assertThat(check("pdf/un.pdf").code()).isZero();
        assertThat(check("../mars/pdf/un.pdf").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Facture_mars.pdf   | Facture mars.pdf
        facture mars.PDF   | Facture mars.pdf
        Facture mras.pdf   | Facture mars.pdf
        Facture mars       | Facture mars.pdf
        F-2026-0173        | F-2026-0173.pdf
        f_2026_0173.pdf    | F-2026-0173.pdf
        """)
    void the_file_that_was_probably_meant_is_named(String wrong, String right) throws IOException {
        write("Facture mars.pdf", "%PDF-1.4");
        write("F-2026-0173.pdf", "%PDF-1.4");
        write("F-2026-0174.pdf", "%PDF-1.4");

        assertThat(check(wrong).output()).contains("n'existe pas (vouliez-vous dire « " + right + " » ?)");
    }

    /** Another number is another invoice. */
    @Test
    void another_number_is_never_meant() throws IOException {
        write("F-2026-0173.pdf", "%PDF-1.4");

        assertThat(check("F-2026-0174.pdf").output()).contains("n'existe pas").doesNotContain("vouliez-vous");
    }
}
