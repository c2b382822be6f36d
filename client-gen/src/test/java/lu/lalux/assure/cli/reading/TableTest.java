package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.commands.Terminal;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.table.CellShape;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets write them: taken for what they can only mean, or refused with the place and what would be right. */
class TableTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String HEADER =
            "idPrestataire;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;"
                    + "immatriculationVehicule;numeroChassisVehicule;type;typeFacture;factureHT;factureTVA;factureTTC;"
                    + "nbrJourVehiculeRemplacement;refPDFFacture";
    private static final String LINE =
            "XA1;F-1;31/12/2026;S-1;Pièce n° 1;AB1234;WVW1;F;VHR;1 853,40;315,08;2168,48;2;un.pdf";
    private static final String OWN =
            "Facture;Date fact.;N° sinistre;Réf. LALUX;Immat;Châssis;Type;Genre;HT;TVA;TTC;Notes;PDF";
    private static final String EXPERT =
            "idExpert;referenceFacture;dateFacture;numeroSinistre;referenceInterneLalux;immatriculationVehicule;"
                    + "numeroChassisVehicule;type;honorairesHT;honorairesTVA;honorairesTTC;prejudiceHT;prejudiceTVA;"
                    + "prejudiceTTC;abandonVehicule;refPdfHonoraires;refPdfExpertise";

    @TempDir
    private Path folder;

    @BeforeEach
    void invoice() throws IOException {
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
    }

    @Test
    void excels_semicolons_byte_order_mark_and_line_ends_are_read() throws IOException {
        Run run = check("\uFEFF" + HEADER + "\r\n" + LINE + "\r\n;;;;;;;;;;;;;\r\n\r\n", UTF_8);

        assertThat(run.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "\uFEFFsep=;\n", "\"sep=;\"\n"})
    void a_first_line_that_names_the_separator_is_no_request(String first) throws IOException {
        Run run = check(first + HEADER + "\n" + LINE + "\n" + LINE.replace("S-1", "") + "\n", UTF_8);

        assertThat(run.output()).contains("mars.csv:4", "numeroSinistre", "2 demande(s) vérifiée(s), 1 à corriger.");
    }

    /** A garage's own table, unchanged: its headings, a value for all lines, its dates and amounts, a column left out. */
    @Test
    void a_file_says_what_the_columns_of_a_program_mean() throws IOException {
        Path file = mapping("\"MM/JJ/AA\"", "\"HT\": \"factureHT\", \"Notes\": null");

        Run run = checkOwn(
                file,
                "F-1;03/31/26;S-1;P;AB1;WVW1;F;REP;1,853;315.01;2168.01;x;un.pdf",
                "F-2;31/03/26;;P;AB1;WVW1;F;REP;" + "12,50;2.13;14.63;x;un.pdf");

        assertThat(run.output())
                .doesNotContain("mars.csv:2", "non lu")
                .contains(
                        "dateFacture : « 31/03/26 » n'a pas la forme que dit colonnes.json (MM/JJ/AA) ;"
                                + " colonne B « Date fact. », par colonnes.json",
                        "numeroSinistre",
                        "factureHT : « 12,50 » n'a pas la forme que dit colonnes.json (1234.50)",
                        "2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"MM/JJ\" | \"HT\": \"factureHT\" | dates : « MM/JJ » ; attendu par exemple JJ/MM/AA",
                "\"JJ/MM/AA\" | \"HT\": \"montantHT\" | « montantHT » n'est pas un champ de cette demande",
                "\"JJ/MM/AA\" | \"HT\": \"factureHT\", \" ht\": null | la colonne «  ht » y est deux fois",
                "\"JJ/MM/AA\" | \"HT\": \"factureHT\", \"Km\": \"nbrJourVehiculeRemplacement\" | colonnes.json nomme la colonne « Km »",
                "\"JJ/MM/AA\" | \"HT\": null | Ce que les colonnes veulent dire est dans",
                "\"JJ/MM/AA\" | \"HT\": \"factureHT\", \"Notes\": \"idPrestataire\" | « idPrestataire » est en colonne L et a une valeur",
            })
    void such_a_file_is_checked_itself(String dates, String columns, String said) throws IOException {
        Run run = checkOwn(mapping(dates, columns), "F-1;03/31/26;S-1;P;AB1;WVW1;F;REP;1;0;1;x;un.pdf");

        assertThat(run.code()).isNotZero();
        assertThat(run.errors()).contains("colonnes.json", said).doesNotContain("Réglages");
    }

    /** What cannot be guessed is asked for, and what is written is taken as it is. */
    @Test
    void such_a_file_is_written_from_a_first_table() throws IOException {
        Files.writeString(folder.resolve("mars.csv"), OWN + "\nF-1;31/03/2026;S-1;P;AB1;WVW1;F;REP;1;0;1;x;un.pdf\n");
        String table = folder.resolve("mars.csv").toString();
        String file = folder.resolve("colonnes.json").toString();
        Deque<String> answers = new ArrayDeque<>(List.of("referenceFacture", "typeFacture", "", "XA1234"));
        List<String> questions = new ArrayList<>();

        Terminal person = question -> {
            questions.add(question);
            return answers.remove();
        };
        Run written = Run.of(Optional.of(person), Map.of(), "colonnes", table, file);

        assertThat(written.code()).as(written.errors()).isZero();
        assertThat(questions).hasSize(4);
        assertThat(questions.get(0)).startsWith("« Facture » : quel champ ?").contains("referenceFacture (");
        Run checked = Run.of(Map.of(), "verifier", table, "--colonnes", file);
        assertThat(checked.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(Run.of(Map.of(), "colonnes", table, file).errors()).contains("existe déjà");

        Run alone =
                Run.of(Map.of(), "colonnes", table, folder.resolve("seul.json").toString());
        assertThat(alone.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(alone.errors()).contains("Il manque encore", "idPrestataire", "typeFacture");
    }

    /** A question mark is no wish to leave a column out. */
    @Test
    void an_answer_that_is_no_number_of_the_list_is_asked_for_again() throws IOException {
        Files.writeString(folder.resolve("mars.csv"), OWN + "\n");
        Path file = folder.resolve("colonnes.json");
        Deque<String> answers = new ArrayDeque<>(List.of("?", "99", "1"));
        List<String> questions = new ArrayList<>();

        Terminal person = question -> {
            questions.add(question);
            return answers.isEmpty() ? "" : answers.remove();
        };
        Run.of(
                Optional.of(person),
                Map.of(),
                "colonnes",
                folder.resolve("mars.csv").toString(),
                file.toString());

        assertThat(questions.get(1)).startsWith("« ? » n'est aucun de ces numéros");
        assertThat(questions.get(2)).startsWith("« 99 » n'est aucun de ces numéros");
        assertThat(questions.get(3)).doesNotContain("aucun de ces numéros");
        assertThat(Files.readString(file)).doesNotContain("\"Facture\" : null");
    }

    @Test
    void a_day_of_the_form_that_is_said_may_still_not_be_in_the_calendar() throws IOException {
        Path file = mapping("\"JJ/MM/AA\"", "\"HT\": \"factureHT\", \"Notes\": null");

        Run run = checkOwn(file, "F-1;31/02/26;S-1;P;AB1;WVW1;F;REP;1;0;1;x;un.pdf");

        assertThat(run.output())
                .contains("« 31/02/26 » n'existe pas au calendrier (JJ/MM/AA, par colonnes.json) ;", "[date-invalide]")
                .doesNotContain("n'a pas la forme");
    }

    @Test
    void a_short_year_is_met_with_what_the_file_has_to_say() throws IOException {
        Path file = mapping("\"JJ/MM/AA\"", "\"HT\": \"factureHT\", \"Notes\": null");
        Files.writeString(file, Files.readString(file).replace("\"dates\": \"JJ/MM/AA\", ", ""));

        Run run = checkOwn(file, "F-1;05.03.26;S-1;P;AB1;WVW1;F;REP;1;0;1;x;un.pdf");

        assertThat(run.output())
                .contains("« 05.03.26 » : dites la forme des dates dans colonnes.json,"
                        + " par exemple \"dates\": \"JJ.MM.AA\"");
    }

    /** Who has a table of another program is not told its twenty columns and nothing else. */
    @Test
    void several_headings_of_another_program_are_met_with_the_command_that_knows_what_to_do() throws IOException {
        String remedy = "assure colonnes \"" + folder.resolve("mars.csv") + "\" colonnes.json";

        assertThat(check(OWN + "\n", UTF_8).errors()).containsOnlyOnce(remedy);
        assertThat(check(HEADER.replace("numeroSinistre", "numeroSinitre") + "\n" + LINE + "\n", UTF_8)
                        .errors())
                .as("one slip of the keyboard")
                .doesNotContain("assure colonnes");
        assertThat(checkOwn(mapping("\"JJ/MM/AA\"", "\"HTVA\": \"factureHT\", \"Km\": \"type\""))
                        .errors())
                .as("such a file is there")
                .contains("colonnes.json nomme la colonne")
                .doesNotContain("assure colonnes");
    }

    @Test
    void a_sheet_of_a_csv_is_not_passed_over() throws IOException {
        Run run = check(HEADER + "\n" + LINE + "\n", UTF_8, "--feuille", "Mars");

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("mars.csv est un CSV, qui n'a pas de feuilles : ôtez --feuille.");
    }

    private Path mapping(String dates, String columns) throws IOException {
        return Files.writeString(folder.resolve("colonnes.json"), """
                {"colonnes": {"Facture": "referenceFacture", "Date fact.": "dateFacture", "N° sinistre": "numeroSinistre",
                  "Réf. LALUX": "referenceInterneLalux", "Immat": "immatriculationVehicule",
                  "châssis": "numeroChassisVehicule", "Genre": "typeFacture", "TVA": "factureTVA", "TTC": "factureTTC",
                  "PDF": "refPDFFacture", %s},
                 "valeurs": {"idPrestataire": "XA1234"}, "dates": %s, "decimale": "."}
                """.formatted(columns, dates));
    }

    private Run checkOwn(Path mapping, String... lines) throws IOException {
        Path table = Files.writeString(folder.resolve("mars.csv"), OWN + "\n" + String.join("\n", lines) + "\n");
        return Run.of(Map.of(), "verifier", table.toString(), "--colonnes", mapping.toString());
    }

    @Test
    void tabs_and_commas_separate_too() throws IOException {
        assertThat(check((HEADER + "\n" + LINE).replace(';', '\t'), UTF_8).code())
                .isZero();
        assertThat(check((HEADER + "\n" + LINE).replace(',', '.').replace(';', ','), UTF_8)
                        .code())
                .isZero();
    }

    @Test
    void another_encoding_is_refused_with_its_place_and_read_when_it_is_named() throws IOException {
        String table = HEADER + "\r\n" + LINE + "\r\n";

        Run refused = check(table, WINDOWS);
        Run named = check(table, WINDOWS, "--encodage", "windows-1252");

        assertThat(refused.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(refused.errors())
                .contains(
                        "mars.csv, ligne 2, caractère 26 :", "« Pièce n° 1 »", "--encodage windows-1252", "CSV UTF-8");
        assertThat(named.code()).as(named.output() + named.errors()).isZero();
        assertThat(check("\u0081", Charset.forName("ISO-8859-1"), "--encodage", "Windows-1252")
                        .errors())
                .contains("ligne 1, caractère 1", "Windows-1252");
        assertThat(check(table, UTF_8, "--encodage", "latin1").code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        factureHT     | 1853,4        | 1853.4
        factureHT     | 1 853,40      | 1853.40
        factureHT     | 1.853,40      | 1853.40
        factureHT     | 1,853.40      | 1853.40
        factureHT     | 1853,40 €     | 1853.40
        factureHT     | 1853,40EUR    | 1853.40
        factureHT     | 1853          | 1853
        dateFacture   | 1/2/2026      | 2026-02-01
        dateFacture   | 31.12.2026    | 2026-12-31
        dateFacture   | 2026-12-31    | 2026-12-31
        numeroSinistre| 0012          | 0012
        referenceFacture | 'F-1\u00A0' | F-1
        referenceFacture | '\uFEFFF 1\u200B' | F 1
        factureHT     | '1853,40\u202F' | 1853.40
        type          | n             | N
        typeFacture   | vhr           | VHR
        """)
    void a_cell_that_can_mean_one_thing_only_is_put_into_the_contracts_form(String field, String cell, String right)
            throws IOException {
        Demande request = read(field, cell);

        assertThat(request.content().required(field).stringValue()).isEqualTo(right);
        assertThat(request.reading()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        factureHT      | 1.853          | montant-invalide   | 1.853
        factureHT      | 1,853          | montant-invalide   | 1,853
        factureHT      | 12 34,00       | montant-invalide   | 12 34,00
        factureHT      | -100,00        | montant-invalide   | une note de crédit a N sous « Type de pièce », et des montants positifs
        factureHT      | cent           | montant-invalide   | cent
        dateFacture    | 12/31/2026     | date-invalide      | attendu : date comme 27/11/2026
        dateFacture    | 31/12/26       | date-invalide      | « 31/12/26 » n'est pas une date
        dateFacture    | 31/12.2026     | date-invalide      | 31/12.2026
        numeroSinistre | 1,23457E+11    | type-invalide      | format Texte
        type           | facture        | valeur-hors-liste  | attendu : F (facture) ou N (note de crédit)
        typeFacture    | X              | valeur-hors-liste  | VHR (véhicule de remplacement) ou REP (réparation)
        nbrJourVehiculeRemplacement | 2,5 | type-invalide    | « 2,5 » ne convient pas ; attendu : nombre entier, de 0 à 9999
        """)
    void a_cell_that_can_not_is_refused_by_line_and_column(String field, String cell, String code, String text)
            throws IOException {
        Run run = check(HEADER + "\n" + line(field, cell) + "\n", UTF_8);

        assertThat(run.output())
                .contains("mars.csv:2", "  " + field + " : ", text, "[" + code + "]")
                .contains("1 demande(s) vérifiée(s), 1 à corriger.");
    }

    @ParameterizedTest
    @CsvSource({
        "VRAI,true",
        "oui,true",
        "O,true",
        "y,true",
        "n,false",
        "FAUX,false",
        "Non,false",
        "false,false",
        "nein,false"
    })
    void yes_and_no_are_said_in_many_ways(String cell, boolean right) throws IOException {
        Files.writeString(
                folder.resolve("mars.csv"),
                EXPERT + "\nXT1;E-1;31/12/2026;S;R;AB;VIN;F;1;0;1;1;0;1;" + cell + ";un.pdf;un.pdf\n");

        Demande request = read();

        assertThat(request.fonction()).isEqualTo(Fonction.EXPERT);
        assertThat(request.content().required("abandonVehicule").booleanValue()).isEqualTo(right);
    }

    @Test
    void wrong_columns_are_all_said_once_with_their_letters_and_nothing_is_read() throws IOException {
        String header = HEADER.replace("numeroSinistre", "numeroSinitre").replace("typeFacture", "type") + ";Remarque";

        Run run = check(header + "\n" + LINE + ";x\n" + LINE + ";x\n", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors())
                .contains("mars.csv, ligne 1 :")
                .contains("colonne D « numeroSinitre » inconnue (vouliez-vous dire « numeroSinistre » ?)")
                .contains("colonne I « type » : déjà donnée en colonne H")
                .contains("colonne O « Remarque » inconnue", "il manque la colonne « typeFacture »")
                .doesNotContain("il manque la colonne « numeroSinistre »");
        assertThat(run.output()).isEmpty();
    }

    /** What a garage has in its tables: a person's words, in either language, however they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Identifiant du prestataire;Référence de la facture;Date de la facture;Numéro du sinistre;"
                        + "Référence interne LALUX;Immatriculation du véhicule;Numéro de châssis du véhicule;Type de pièce;"
                        + "Type de facture;Montant HT;Montant TVA;Montant TTC;Jours de véhicule de remplacement;PDF de la facture",
                "IDENTIFIANT PRESTATAIRE;reference facture;date-facture;Numero  de sinistre;référence interne lalux;"
                        + "immatriculation véhicule;Nume\u0301ro de cha\u0302ssis du véhicule;TYPE;type facture;montant ht;montant tva;"
                        + "MontantTTC;jours véhicule remplacement;pdf facture",
                "Provider identifier;Invoice reference;Invoice date;Claim number;LALUX internal reference;"
                        + "Vehicle registration number;Vehicle chassis number;Kind of document;Kind of invoice;Net amount;VAT amount;"
                        + "Total amount;Replacement vehicle days;Invoice PDF",
                "idprestataire;ReferenceFacture;date_facture;NumeroSinistre;referenceInterneLALUX;immatriculationVehicule;"
                        + "numeroChassisVehicule;Type;typeFacture;FactureHT;FactureTVA;FactureTTC;nbrJourVehiculeRemplacement;"
                        + "RefPdfFacture"
            })
    void a_persons_words_for_the_columns_are_taken(String header) throws IOException {
        Run run = check(header + "\n" + LINE + "\n", UTF_8);

        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Montant                | « Montant HT » ou « Montant TVA » ou « Montant TTC »
        Facture                | « Référence de la facture » ou « Date de la facture » ou « Type de facture » ou « PDF de la facture »
        Numéro du sinitsre     | « Numéro du sinistre »
        Chassis                | « Numéro de châssis du véhicule »
        montantHTFacture       | « factureHT »
        """)
    void a_heading_that_could_be_several_names_them(String heading, String meant) throws IOException {
        Run run = check(HEADER + ";" + heading + "\n" + LINE + ";x\n", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("colonne O « " + heading + " » inconnue (vouliez-vous dire " + meant + " ?)");
    }

    /** What is not near any name, but has a word of one: of those that no other column holds, if there are any. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        numeroSinistre              | N° sinistre    | Numéro du sinistre
        nbrJourVehiculeRemplacement | Nb jours       | Jours de véhicule de remplacement
        immatriculationVehicule     | Immat.         | Immatriculation du véhicule
        referenceFacture            | N° facture     | Référence de la facture
        """)
    void a_heading_that_is_half_right_is_told_once_with_the_right_one(String field, String heading, String right)
            throws IOException {
        Run run = check(HEADER.replaceFirst(field, heading) + "\n" + LINE + "\n", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors())
                .contains("« " + heading + " » inconnue (vouliez-vous dire « " + right + " » ?)")
                .doesNotContain("il manque la colonne");
    }

    /** A garage's own columns are its own affair; that they are not sent is said, once. */
    @ParameterizedTest
    @ValueSource(strings = {"Remarques", "Date de paiement", "Mécanicien"})
    void a_column_that_has_nothing_to_do_with_a_field_is_left_out_and_said(String heading) throws IOException {
        Run run = check(HEADER + ";" + heading + "\n" + LINE + ";payé\n" + LINE.replace("F-1", "F-2") + ";\n", UTF_8);

        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(run.output())
                .containsOnlyOnce(
                        "mars.csv, ligne 1 : non lu, faute de rapport avec un champ : colonne O « " + heading + " ».")
                .contains("2 demande(s) vérifiée(s), 0 à corriger.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Factures de mars\n",
                "Garage du Nord, Luxembourg;;;\n\n;;Mars 2026;;\n",
                "\uFEFFGarage du Nord\r\n\r\n",
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
            })
    void headings_may_stand_below_a_title(String title) throws IOException {
        Run run = check(title + HEADER + "\n" + LINE.replace("S-1", "") + "\n", UTF_8);

        int line = 1 + title.split("\n", -1).length;
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("mars.csv:" + line, "numeroSinistre", "1 demande(s) vérifiée(s), 1 à corriger.");
    }

    /** Some of the headings are in it, all of them below. */
    @Test
    void a_block_of_totals_above_the_table_does_not_name_its_columns() throws IOException {
        String totals = "Montant HT;Montant TVA;Montant TTC\n1853,40;315,08;2168,48\n\n";

        Run run = check(
                totals + HEADER + "\n" + LINE + "\n" + LINE.replace("S-1;", ";").replace("F-1", "F-2") + "\n", UTF_8);

        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("mars.csv:6", "numeroSinistre", "2 demande(s) vérifiée(s), 1 à corriger.")
                .doesNotContain("mars.csv:5");
    }

    @Test
    void of_two_lines_with_the_same_headings_the_first_names_the_columns() throws IOException {
        Run run = check(HEADER + "\n" + HEADER + "\n" + LINE + "\n", UTF_8);

        assertThat(run.output()).contains("mars.csv:2", "2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @Test
    void headings_that_come_too_late_are_none() throws IOException {
        Run run = check("x\n".repeat(10) + HEADER + "\n" + LINE + "\n", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("mars.csv, ligne 1 :", "il manque la colonne « referenceFacture »");
    }

    /** Sorted with its headings, a table would lose lines without a word. */
    @Test
    void a_request_above_the_headings_is_said() throws IOException {
        Run run = check(LINE + "\n" + HEADER + "\n" + LINE.replace("F-1", "F-2") + "\n", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("mars.csv, ligne 1 : cette ligne, au-dessus de celle des titres (ligne 2)");
    }

    @Test
    void a_table_is_spoken_of_in_its_own_terms() throws IOException {
        String wrong = line("dateFacture", "demain").replace("S-1", "");

        Run french = check(HEADER + "\n" + wrong + "\n", UTF_8);
        Run english = check(HEADER + "\n" + wrong.replace(";F;", ";X;") + "\n", UTF_8, "--langue", "en");

        assertThat(french.output())
                .contains(
                        "« demain » n'est pas une date, ou n'existe pas au calendrier ; attendu : date comme 27/11/2026")
                .contains("Cette cellule est obligatoire, et vide")
                .doesNotContain("AAAA-MM-JJ", "\"demain\"", "2017");
        assertThat(english.output())
                .contains("expected: date like 27/11/2026, day first", "expected: F (invoice) or N (credit note)")
                .doesNotContain("YYYY-MM-DD", "[\"F\"");
    }

    /** As it is written in the table beside it. */
    @Test
    void a_right_sum_has_the_decimal_sign_of_the_language() throws IOException {
        String wrong = HEADER + "\n" + line("factureTTC", "2168,49") + "\n";

        assertThat(check(wrong, UTF_8).output()).contains("2168,48, et non 2168,49");
        assertThat(check(wrong, UTF_8, "--langue", "en").output()).contains("2168.48, not 2168.49");
    }

    /** Each value that a person may have to choose has a meaning in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_value_has_its_meaning(String language) {
        for (Fonction fonction : Fonction.values()) {
            Form.of(fonction, Contract.bundled()).fields().all().stream()
                    .filter(field -> !field.values().isEmpty())
                    .forEach(field -> assertThat(CellShape.of(field, Texts.of(language)))
                            .contains(field.values().stream()
                                    .map(value -> value + " (")
                                    .toList()));
        }
    }

    @Test
    void a_fault_names_the_column_and_its_heading() throws IOException {
        Run run = check(HEADER.replace("factureHT", "Montant HT") + "\n" + line("factureHT", "cent") + "\n", UTF_8);

        assertThat(run.output()).contains("  factureHT : ", "; colonne J « Montant HT » [montant-invalide]");
    }

    @Test
    void a_cell_under_no_name_is_said_with_its_letter() throws IOException {
        Run run = check(HEADER + ";\n" + LINE + ";\n" + LINE + ";note\n", UTF_8);

        assertThat(run.output()).contains("mars.csv:3", "Colonne O : « note »", "[ligne-illisible]");
        assertThat(run.output()).contains("2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @Test
    void a_cell_of_several_lines_does_not_shift_the_numbers() throws IOException {
        Run run =
                check(HEADER + "\n" + LINE.replace("S-1", "\"S\n1\"") + "\n\n" + LINE.replace("S-1", "") + "\n", UTF_8);

        assertThat(run.output()).contains("mars.csv:5", "numeroSinistre", "2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @Test
    void a_table_that_ends_in_the_middle_is_said_so() throws IOException {
        Run run = check(HEADER + "\n" + LINE + "\n\"XA1;F-2", UTF_8);

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("ne se lit pas comme un CSV, près de la ligne 3");
        assertThat(check("", UTF_8).errors()).contains("est vide");
    }

    private Demande read(String field, String cell) throws IOException {
        Files.writeString(folder.resolve("mars.csv"), HEADER + "\n" + line(field, cell) + "\n");
        return read();
    }

    private Demande read() {
        Demande[] read = new Demande[1];
        new TableReader(Contract.bundled(), Texts.of("fr"), Choices.NONE, notice -> {})
                .read(folder.resolve("mars.csv"), null, request -> read[0] = request);
        return read[0];
    }

    /** The good line with another cell in one place. */
    private static String line(String field, String cell) {
        String[] names = HEADER.split(";");
        String[] cells = LINE.split(";");
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(field)) {
                cells[i] = cell;
            }
        }
        return String.join(";", cells);
    }

    private Run check(String table, Charset charset, String... options) throws IOException {
        Files.write(folder.resolve("mars.csv"), table.getBytes(charset));
        String[] args = new String[options.length + 2];
        args[0] = "verifier";
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 1] = folder.toString();
        return Run.of(Map.of(), args);
    }
}
