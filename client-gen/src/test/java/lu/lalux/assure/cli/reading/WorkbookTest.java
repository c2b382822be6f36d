package lu.lalux.assure.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Contract;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workbooks as spreadsheet programs write them, the rules of both kinds and those of Excel's: what a cell can only mean
 * is sent, what it cannot is refused with its place.
 */
class WorkbookTest {

    static final List<String> HEADER = List.of(
            "idPrestataire",
            "referenceFacture",
            "Date de la facture",
            "Numéro du sinistre",
            "referenceInterneLalux",
            "immatriculationVehicule",
            "numeroChassisVehicule",
            "type",
            "typeFacture",
            "Montant HT",
            "factureTVA",
            "factureTTC",
            "nbrJourVehiculeRemplacement",
            "refPDFFacture");

    private static final int DATE = 2;
    private static final int CLAIM = 3;
    private static final int NET = 9;
    private static final int DAYS = 12;

    private static final String XLSX = "mars.xlsx";
    private static final String ODS = "mars.ods";

    @TempDir
    private Path folder;

    @BeforeEach
    void invoice() throws IOException {
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
    }

    @Test
    void a_workbook_of_a_writer_is_read_to_the_contracts_strings() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("mars.xlsx"));
                Workbook workbook = new Workbook(file, "Essai", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Factures");
            for (int i = 0; i < HEADER.size(); i++) {
                sheet.value(0, i, HEADER.get(i));
            }
            Object[] line = {
                "XA1",
                "00123",
                LocalDate.of(2026, 3, 5),
                4711,
                "P-1",
                "AB 1234",
                "WVW1",
                "F",
                "VHR",
                1000.1,
                170.02,
                1170.12,
                2,
                "un.pdf"
            };
            for (int i = 0; i < line.length; i++) {
                if (line[i] instanceof LocalDate day) {
                    sheet.value(2, i, day);
                    sheet.style(2, i).format("dd/mm/yyyy").set();
                } else if (line[i] instanceof Number number) {
                    sheet.value(2, i, number);
                } else {
                    sheet.value(2, i, (String) line[i]);
                }
            }
        }

        Demande request = read().get(0);

        assertThat(request.source()).isEqualTo("mars.xlsx[Factures]:3");
        assertThat(request.reading()).isEmpty();
        ObjectNode content = request.content();
        assertThat(content.required("referenceFacture").stringValue()).isEqualTo("00123");
        assertThat(content.required("dateFacture").stringValue()).isEqualTo("2026-03-05");
        assertThat(content.required("numeroSinistre").stringValue()).isEqualTo("4711");
        assertThat(content.required("factureHT").stringValue()).isEqualTo("1000.10");
        assertThat(content.required("factureTTC").stringValue()).isEqualTo("1170.12");
        assertThat(content.required("nbrJourVehiculeRemplacement").intValue()).isEqualTo(2);
        assertThat(request.files()).containsOnlyKeys("refPDFFacture");
        assertThat(check().output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    /** A cell's number, its format, and what is sent for it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9  | 1234.4999999999998     | General                  | 1234.50
        9  | 0.30000000000000004    | 0.00                     | 0.30
        9  | 9.9999999976716936E-2  | 0.00                     | 0.10
        9  | 1.2345E3               | General                  | 1234.50
        9  | 1000                   | #,##0.00\\ "€"           | 1000
        9  | 1853.4                 | _-* #,##0.00\\ _€_-      | 1853.40
        9  | 999999999999.99        | [$€-140C] #,##0.00       | 999999999999.99
        2  | 46086                  | dd/mm/yyyy               | 2026-03-05
        2  | 46086.75               | yyyy\\-mm\\-dd\\ hh:mm   | 2026-03-05
        2  | 46086                  | [$-40C]d\\ mmmm\\ yyyy;@ | 2026-03-05
        3  | 123456                 | General                  | 123456
        3  | 123                    | 00000                    | 00123
        3  | 123456789012           | 0.00E+00                 | 123456789012
        3  | 1.23456789012E11       | General                  | 123456789012
        12 | 2.0000000000000004     | 0                        | 2
        12 | 2                      | #,##0;-#,##0;"-"         | 2
        9  | 1853.4                 | [$EUR] #,##0.00          | 1853.40
        9  | 1853.4                 | #,##0.00\\ "EUR"         | 1853.40
        9  | 1853.4                 | €\\ #,##0.00             | 1853.40
        9  | 1853.4                 | [Red]#,##0.00;[Blue]-0   | 1853.40
        9  | 1853.4                 | [>1000]#,##0.00;0.00     | 1853.40
        9  | 1853.4                 | #" "##0.00               | 1853.40
        9  | 0                      | _-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_- | 0
        9  | 0                      | 0.00;-0.00               | 0
        2  | 2958465                | dd/mm/yyyy               | 9999-12-31
        3  | 42                     | #0000                    | 0042
        3  | 42                     | _-0000_-;-0;0;@          | 0042
        3  | 42                     | @                        | 42
        3  | 0                      | 000                      | 000
        """)
    void a_number_becomes_what_was_meant(int column, String value, String format, String right) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, line(column, "<c r=\"%s2\" s=\"0\"><v>" + value + "</v></c>")))
                .formats(format)
                .write(folder.resolve("mars.xlsx"));

        Demande request = read().get(0);

        assertThat(request.content().required(field(column)).asString()).isEqualTo(right);
        assertThat(request.reading()).isEmpty();
        assertThat(new Checker(Contract.bundled(), Texts.of("fr"), true).findings(request))
                .allMatch(finding -> finding.advice());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9  | 209.8752          | 0.00        | montant-invalide  | au-delà du centime
        9  | 46086             | dd/mm/yyyy  | type-invalide     | une date ou un pourcentage (2026-03-05)
        9  | 0.17              | 0%          | type-invalide     | un pourcentage
        9  | -100              | 0.00        | montant-invalide  | une note de crédit a N sous « Type de pièce »
        2  | 46086             | General     | date-invalide     | 46086
        2  | 59                | dd/mm/yyyy  | date-invalide     | 59
        3  | 46145             | d\\-mmm     | type-invalide     | une date (2026-05-03)
        3  | 2026.11           | General     | type-invalide     | format Texte
        3  | 12                | "F-"000     | type-invalide     | format Texte
        3  | 1234567890123456  | 0           | type-invalide     | a arrondi
        12 | 2.5               | General     | type-invalide     | 2.5
        9  | 1853.4            | [$$-409]#,##0.00      | type-invalide | montant en euros (format « [$$-409]#,##0.00 »)
        9  | 1853.4            | [$CHF]\\ #,##0.00      | type-invalide | montant en euros
        9  | 1853.4            | "$"#,##0.00           | type-invalide | montant en euros
        9  | 1853.4            | £#,##0.00             | type-invalide | montant en euros
        9  | 1853.4            | #,##0.00" USD"        | type-invalide | montant en euros
        9  | 1853.4            | [>1000]0" k$";0.00    | type-invalide | montant en euros
        9  | 1853400           | #,##0.00,             | type-invalide | montant en euros
        9  | 12                | (0.00)                | type-invalide | montant en euros
        9  | 0                 | 0.00;-0.00;"USD"      | type-invalide | montant en euros
        3  | 20260042          | 0000-0000             | type-invalide | format Texte
        3  | 20260042          | 0000\\-0000           | type-invalide | format Texte
        3  | 20260042          | 0000"-"0000           | type-invalide | format Texte
        3  | 20260042          | 0000/0000             | type-invalide | format Texte
        3  | 612345678         | 0#" "##" "##" "##" "##| type-invalide | format Texte
        3  | 612345678         | 0#\\ ##\\ ##\\ ##\\ ##  | type-invalide | format Texte
        3  | 1234              | #,##0                 | type-invalide | format Texte
        3  | 12                | 0.00                  | type-invalide | format Texte
        3  | 12                | 0,                    | type-invalide | format Texte
        3  | 12                | *0000                 | type-invalide | format Texte
        3  | 12                | [DBNum1]000           | type-invalide | format Texte
        3  | 12                | [>10]000;0            | type-invalide | format Texte
        3  | -12               | 0000                  | type-invalide | format Texte
        12 | 2                 | 0%                    | type-invalide | un simple nombre (format « 0% »)
        12 | 2                 | 0" semaines"          | type-invalide | un simple nombre
        12 | 2000              | 0,                    | type-invalide | un simple nombre
        2  | 2958466           | dd/mm/yyyy  | date-invalide     | « 2958466 »
        9  | 1E+999999999      | General     | type-invalide     | erreur du tableur
        9  | 1E-999999999      | General     | type-invalide     | erreur du tableur
        """)
    void a_number_that_could_mean_another_thing_is_refused(
            int column, String value, String format, String code, String text) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, line(column, "<c r=\"%s2\" s=\"0\"><v>" + value + "</v></c>")))
                .formats(format)
                .write(folder.resolve("mars.xlsx"));

        Run run = check();

        assertThat(run.output())
                .contains("mars.xlsx[Mars]:2", "  " + field(column) + " : ", text, "[" + code + "]")
                .contains("colonne " + Columns.letter(column))
                .contains("1 demande(s) vérifiée(s), 1 à corriger.");
    }

    /** Shared texts with runs and a reading aid, the calendar of 1904, a formula, a boolean, no row numbers to rely on. */
    @Test
    void a_workbook_by_hand_is_read_too() throws IOException {
        List<String> cells = new ArrayList<>(good());
        cells.set(1, "<c r=\"B3\" t=\"s\"><v>1</v></c>");
        cells.set(DATE, "<c r=\"C3\" s=\"0\"><v>44624</v></c>");
        cells.set(CLAIM, "<c r=\"D3\" t=\"str\"><f>A1&amp;B1</f><v>S-0042</v></c>");
        cells.set(NET, "<c r=\"J3\"><f>SUM(K3:K4)</f><v>1000.1000000000001</v></c>");
        Handmade.of("")
                .sheets("date1904=\"true\"", "Mars")
                .sheet(1, row(1, texts(HEADER)) + "<row/>" + row(3, cells))
                .shared(
                        "<si><t>autre</t></si><si><r><t>F</t></r><r><t>-00</t></r><r><t>7</t></r><rPh><t>x</t></rPh></si>")
                .formats("d/m/yy")
                .write(folder.resolve("mars.xlsx"));

        Demande request = read().get(0);

        assertThat(request.reading()).isEmpty();
        assertThat(request.source()).isEqualTo("mars.xlsx[Mars]:3");
        assertThat(request.content().required("referenceFacture").stringValue()).isEqualTo("F-007");
        assertThat(request.content().required("dateFacture").stringValue()).isEqualTo("2026-03-05");
        assertThat(request.content().required("numeroSinistre").stringValue()).isEqualTo("S-0042");
        assertThat(request.content().required("factureHT").stringValue()).isEqualTo("1000.10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <c r="D2" t="e"><v>#REF!</v></c>                              | « #REF! », une erreur du tableur
        <c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>                  | « #DIV/0! », une erreur du tableur
        <c r="D2"><f>A1</f></c>                                       | « =A1 » n'a pas encore été calculée
        <c r="D2"><f>A1</f><v/></c>                                   | « =A1 » n'a pas encore été calculée
        <c r="D2"><f>A1</f><v></v></c>                                | « =A1 » n'a pas encore été calculée
        <c r="D2" t="str"><f>""</f><v></v></c>                        | [champ-obligatoire]
        <c r="D2"><f>A1/0</f><v>NaN</v></c>                           | « NaN », une erreur du tableur
        <c r="D2" t="b"><f>A1=1</f><v>true</v></c>                    | « true », une erreur du tableur
        <c r="D2" t="e"><f>A1.X</f><v>#FIELD!</v></c>                 | « #FIELD! », une erreur du tableur
        <c r="D2" t="str"><f>A1.X</f><v>#BUSY!</v></c>                | « #BUSY! », une erreur du tableur
        <c r="D2" t="str"><f>A1.X</f><v>Err:502</v></c>               | « Err:502 », une erreur du tableur
        """)
    void a_cell_without_a_value_is_said(String cell, String text) throws IOException {
        List<String> cells = new ArrayList<>(good());
        cells.set(CLAIM, cell);
        Handmade.of(row(1, texts(HEADER)) + row(2, cells)).write(folder.resolve("mars.xlsx"));

        assertThat(check().output()).contains("numeroSinistre", text, "colonne D « Numéro du sinistre »");
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void a_hidden_line_is_not_sent_and_said(String name) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, good()).replace("<row ", "<row hidden=\"1\" ") + row(3, good()))
                .write(folder.resolve(name));

        assertThat(check().output()).contains(name + "[Mars]:2", "masquée", "2 demande(s) vérifiée(s), 1 à corriger.");
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void blanks_at_the_ends_of_a_cell_are_not_of_its_text(String name) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, line(CLAIM, "<c t=\"str\"><v>\u00A0S 1\u200B\u2007</v></c>")))
                .write(folder.resolve(name));

        assertThat(read(name).get(0).content().required("numeroSinistre").stringValue())
                .isEqualTo("S 1");
    }

    /** The visible one is the one that is sent: a line behind a filter goes for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void a_hidden_line_is_not_the_first_of_two_that_are_the_same(String name) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, good()).replace("<row ", "<row hidden=\"1\" ") + row(3, good()))
                .write(folder.resolve(name));

        assertThat(check().output()).doesNotContain("en-double");
        assertThat(Run.of(Map.of("ASSURE_JETON", "x"), "lot", "--essai-a-blanc", folder.toString())
                        .output())
                .contains("1 à corriger", "1 prête(s) à l'envoi")
                .doesNotContain("en double");
    }

    /** What nobody sees nobody has checked, in a column as in a line; an empty column may be hidden. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <col min="4" max="4" width="0" hidden="1"/>    | Colonne D : « S-1 » ne se voit pas | 1
        <col min="3" max="5" hidden="true"/>           | Colonne E : « P-1 » ne se voit pas | 1
        <col min="4" max="4" width="9"/>               | 0 à corriger                       | 0
        <col min="15" max="16384" hidden="1"/>         | 0 à corriger                       | 0
        """)
    void a_hidden_column_is_not_sent_and_said(String column, String text, int faulty) throws IOException {
        for (String name : List.of(XLSX, ODS)) {
            Handmade.of("")
                    .columns(column)
                    .sheet(1, row(1, texts(HEADER)) + row(2, good()))
                    .write(folder.resolve(name));

            assertThat(check().output()).contains(text, "1 demande(s) vérifiée(s), " + faulty + " à corriger.");
            Files.delete(folder.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        7 | ;;;
        7 | ;;;@
        0 | 0;-0;;@
        0 | 0;-0;
        0 | #
        """)
    void a_number_that_its_format_does_not_show_is_not_sent_and_said(String value, String format) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, line(DAYS, "<c r=\"%s2\" s=\"0\"><v>" + value + "</v></c>")))
                .formats(format)
                .write(folder.resolve("mars.xlsx"));

        assertThat(check().output())
                .contains("Colonne M : « " + value + " » ne se voit pas", "[cellule-masquee]", "1 à corriger.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ;;;            | otherwise
        0;0;0;"x"      | otherwise
        "F-"@          | otherwise
        0;"F-"@        | otherwise
        ;;             | as it is
        ;;;@           | as it is
        _-@_-          | as it is
        0.00           | as it is
        General;@      | as it is
        """)
    void a_text_that_its_format_shows_otherwise_is_not_sent_and_said(String format, String shown) throws IOException {
        for (String cell : List.of(
                "<c r=\"D2\" s=\"0\" t=\"inlineStr\"><is><t>S-1</t></is></c>",
                "<c r=\"D2\" s=\"0\" t=\"s\"><v>0</v></c>")) {
            Handmade.of(row(1, texts(HEADER)) + row(2, line(CLAIM, cell)))
                    .formats(format)
                    .shared("<si><t>S-1</t></si>")
                    .write(folder.resolve("mars.xlsx"));

            Run run = check();

            if (shown.equals("as it is")) {
                assertThat(run.output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
            } else {
                assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
                assertThat(run.errors()).contains("feuille « Mars », cellule D2 : son format (« " + format + " »)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void the_sheet_is_the_one_that_has_requests_or_the_one_that_is_named(String name) throws IOException {
        String requests = row(1, texts(HEADER)) + row(2, good());
        Handmade one = Handmade.of("").sheets("", "Notes", "Mars");
        one.sheet(1, row(1, texts(List.of("Notes", "du", "mois"))))
                .sheet(2, requests)
                .write(folder.resolve(name));
        assertThat(check().output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");

        one.sheet(1, requests).write(folder.resolve(name));
        Run two = check();
        assertThat(two.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(two.errors()).contains("plusieurs feuilles de demandes (Notes, Mars)", "--feuille");
        assertThat(check("--feuille", "mars").output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
        assertThat(check("--feuille", "avril").errors()).contains("« avril »", "il y a : Notes, Mars");
    }

    /** It has some of the headings, and no requests; that it was not read is said all the same. */
    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void a_recapitulation_beside_the_requests_is_not_read_and_said(String name) throws IOException {
        Handmade.of("")
                .sheets("", "Récap", "Mars")
                .sheet(
                        1,
                        row(1, texts(List.of("Montant HT", "Montant TVA", "Montant TTC")))
                                + row(2, texts(List.of("1000", "170,50", "1170,50"))))
                .sheet(
                        2,
                        row(1, texts(List.of("Montant HT", "Montant TVA", "Montant TTC")))
                                + row(4, texts(HEADER))
                                + row(5, good()))
                .write(folder.resolve(name));

        Run run = check();

        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .containsOnlyOnce("feuille lue « Mars » ; non lue, faute de la plupart des titres : Récap.")
                .contains("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    /** More than a half of the headings: that may be a list of its own, which nobody would miss if it were left out. */
    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void a_sheet_that_may_be_a_list_of_its_own_is_never_left_out(String name) throws IOException {
        Handmade.of("")
                .sheets("", "Février", "Mars")
                .sheet(1, row(1, texts(HEADER.subList(0, HEADER.size() / 2 + 1))))
                .sheet(2, row(1, texts(HEADER)) + row(2, good()))
                .write(folder.resolve(name));

        assertThat(check().errors()).contains("plusieurs feuilles de demandes (Février, Mars)");
    }

    /** A title above the headings is no table of its own, nor is the legend of an empty one. */
    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void headings_may_stand_below_a_title_and_the_sheet_is_still_found(String name) throws IOException {
        Handmade.of("")
                .sheets("", "Notes", "Mars")
                .sheet(1, row(1, texts(List.of("Notes", "du", "mois"))))
                .sheet(2, row(2, texts(List.of("Garage du Nord"))) + row(5, texts(HEADER)) + row(6, good()))
                .write(folder.resolve(name));

        assertThat(read(name)).singleElement().extracting(Demande::source).isEqualTo(name + "[Mars]:6");
        assertThat(check().output()).isEqualToIgnoringNewLines("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void wrong_headings_are_said_with_sheet_and_column(String name) throws IOException {
        List<String> header = new ArrayList<>(HEADER);
        header.set(NET, "Montant");
        Handmade.of(row(1, texts(header)) + row(2, good())).write(folder.resolve(name));

        assertThat(check().errors())
                .contains(name + ", feuille « Mars », ligne 1 :")
                .contains("colonne J « Montant » inconnue (vouliez-vous dire « Montant HT » ?)")
                .as("of the three amounts, the one that no other column holds, and once")
                .doesNotContain("Montant TVA", "il manque la colonne");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"99999999\"><c><v>1</v></c></row>",
                "<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
                "<row><c t=\"inlineStr\"><is><t>LONG</t></is></c></row>",
                "<row>CELLS</row>",
                "<row>CELLS<row></row></row>",
                "<row>LINE</row>",
                "<row><c t=\"inlineStr\"><is><t>a<c/>HUGE</t></is></c></row>",
                "<row><c huge=\"HUGE\"/></row>",
                "<row><!--HUGE--></row>",
                "<row>DEEP</row>",
                "FORMULAS"
            })
    void a_sheet_that_is_larger_than_any_is_refused_before_it_is_read(String rows) throws IOException {
        Handmade.of(rows.replace("LONG", "x".repeat(40_000))
                        .replace("LINE", ("<c t=\"str\"><v>" + "x".repeat(30_000) + "</v></c>").repeat(40))
                        .replace("CELLS", "<c/>".repeat(16_385))
                        .replace("HUGE", "x".repeat(1_200_000))
                        .replace("DEEP", "<a>".repeat(1_001))
                        .replace("FORMULAS", "<f ref=\"A1\"/>".repeat(20_001)))
                .write(folder.resolve("mars.xlsx"));

        Run run = check();

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("mars.xlsx : ce classeur est plus grand qu'un tableau de demandes");
    }

    /** What is in memory as long as the workbook is open, by whatever name its part has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        xl/styles.xml        | styleSheet | <xf numFmtId="1"/>                        | 65537
        xl/styles.xml        | worksheet  | <xf numFmtId="1"/>                        | 65537
        xl/styles.xml        | styleSheet | <numFmt numFmtId="1" formatCode="0"/>     | 65537
        xl/sharedStrings.xml | sst        | <si/>                                     | 2000001
        xl/sharedStrings.xml | autre      | <si><t>xxxxxxxxxxxxxxxxxxxxxxxxx</t></si> | 1000000
        xl/autre.xml         | Types      | <Override ContentType="" PartName="a"/>   | 10001
        """)
    void what_stays_in_memory_is_bounded(String part, String root, String element, int times) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, good()))
                .part(part, "<" + root + ">" + element.repeat(times) + "</" + root + ">")
                .write(folder.resolve("mars.xlsx"));

        assertThat(check().errors()).contains("mars.xlsx : ce classeur est plus grand qu'un tableau de demandes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Types><Override PartName=\"/xl/a.bin\" ContentType=\"a.sharedStrings+xml\"/></Types>",
                "<worksheet><sheetData/><si><t>a</t></si></worksheet>"
            })
    void a_part_that_would_not_be_looked_through_is_refused(String part) throws IOException {
        Handmade.of(row(1, texts(HEADER)) + row(2, good()))
                .part("xl/autre.xml", part)
                .write(folder.resolve("mars.xlsx"));

        assertThat(check().errors()).contains("ne se lit pas comme un classeur Excel");
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("mars.xlsx")))) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 257; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertThat(Files.size(folder.resolve("mars.xlsx"))).isLessThan(2_000_000);
        assertThat(check().errors()).contains("plus grand qu'un tableau de demandes");
    }

    @Test
    void what_is_no_workbook_is_said_so() throws IOException {
        Path file = folder.resolve("mars.xlsx");
        Files.writeString(file, "idPrestataire;referenceFacture");
        assertThat(check().errors()).contains("mars.xlsx ne se lit pas comme un classeur Excel");

        Files.writeString(file, "");
        assertThat(check().errors()).contains("mars.xlsx ne se lit pas comme un classeur Excel");

        Handmade.of(row(1, texts(HEADER)) + "<row><c").write(file);
        assertThat(check().errors()).contains("ne se lit pas comme un classeur Excel");

        Handmade.of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>").write(file);
        assertThat(check().errors()).contains("ne se lit pas comme un classeur Excel");

        Handmade.of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1999999999</v></c></row>")
                .shared("<si><t>un</t></si>")
                .write(file);
        assertThat(check().errors()).contains("ne se lit pas comme un classeur Excel");

        Handmade.of("")
                .part("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>")
                .write(file);
        assertThat(check().errors()).contains("ne se lit pas comme un classeur Excel");

        Handmade.of("").write(file);
        assertThat(check().errors()).contains("est vide", "modele");

        Files.write(
                file,
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        assertThat(check().errors()).contains("mot de passe", ".xls");

        Files.delete(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mars.ots", "mars.xls", "mars.xlsm", "mars.XLSB", "mars.xltx"})
    void another_kind_of_workbook_is_said_so(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "{}");

        Run run = Run.of(Map.of(), "verifier", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains(name, "Classeur Excel (.xlsx)");
    }

    @ParameterizedTest
    @ValueSource(strings = {XLSX, ODS})
    void a_cell_under_no_heading_is_said_with_its_column(String name) throws IOException {
        List<String> cells = new ArrayList<>(good());
        cells.addAll(texts(List.of("note")));
        Handmade.of(row(1, texts(HEADER)) + row(2, cells)).write(folder.resolve(name));

        assertThat(check().output())
                .contains(name + "[Mars]:2", "Colonne O : « note » n'est sous aucun titre", "[ligne-illisible]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~$mars.xlsx", "._mars.xlsx", "._F-1.json"})
    void what_another_program_leaves_beside_a_workbook_is_none(String name) throws IOException {
        Files.writeString(folder.resolve(name), "garage");
        Handmade.of(row(1, texts(HEADER)) + row(2, good())).write(folder.resolve("mars.xlsx"));

        assertThat(check().output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    private List<Demande> read() {
        return read(XLSX);
    }

    private List<Demande> read(String name) {
        List<Demande> read = new ArrayList<>();
        new TableReader(Contract.bundled(), Texts.of("fr"), Choices.NONE, notice -> {})
                .read(folder.resolve(name), null, read::add);
        return read;
    }

    private Run check(String... options) {
        List<String> args = new ArrayList<>(List.of("verifier"));
        args.addAll(Arrays.asList(options));
        args.add(folder.toString());
        return Run.of(Map.of(), args.toArray(String[]::new));
    }

    private static String field(int column) {
        return switch (column) {
            case DATE -> "dateFacture";
            case CLAIM -> "numeroSinistre";
            case NET -> "factureHT";
            case DAYS -> "nbrJourVehiculeRemplacement";
            default -> throw new IllegalArgumentException();
        };
    }

    /** A request without a fault, but for its sum. */
    private static List<String> good() {
        return texts(OpenDocumentTest.GOOD);
    }

    private static List<String> line(int column, String cell) {
        List<String> cells = new ArrayList<>(good());
        cells.set(column, cell.formatted(Columns.letter(column)));
        return cells;
    }

    private static List<String> texts(List<String> values) {
        return values.stream()
                .map(value -> "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>")
                .toList();
    }

    private static String row(int number, List<String> cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }
}
