package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as LibreOffice writes them (.ods), with its styles, repeated cells and repeated lines. */
class OpenDocumentTest {

    /** A right line of a repairer's table, in the order of its columns. */
    static final List<String> GOOD = List.of(
            "XA1",
            "F-1",
            "05/03/2026",
            "S-1",
            "P-1",
            "AB1234",
            "WVW1",
            "F",
            "VHR",
            "1000",
            "170,50",
            "1170,50",
            "2",
            "un.pdf");

    private static final int CLAIM = 3;
    private static final String TWO = "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\"/>";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void invoice() throws IOException {
        Files.writeString(folder.resolve("un.pdf"), "%PDF-1.4");
        file = folder.resolve("mars.ods");
    }

    /** A cell's column, its kind and value, what its format is made of (its kind before the colon), and what is sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9  | float 1234.4999999999998  | number: <number:number number:min-integer-digits="1"/>          | 1234.50
        9  | float 0.30000000000000004 | number: TWO                                                     | 0.30
        9  | float 1.2345E3            | ''                                                              | 1234.50
        9  | currency 1853.4           | currency: GROUPED <number:text> </number:text><number:currency-symbol number:language="fr" number:country="LU">€</number:currency-symbol> | 1853.40
        9  | currency 1853.4           | currency: <number:currency-symbol>EUR</number:currency-symbol><number:text> </number:text>GROUPED | 1853.40
        9  | currency 1853.4 EUR       | ''                                                              | 1853.40
        9  | currency 1853.4           | currency: <number:text>-</number:text>TWO<style:map style:condition="value()&gt;=0" style:apply-style-name="EUROS"/> | 1853.40
        9  | float 1853.4              | number: <number:number number:decimal-places="2" number:min-integer-digits="1"><number:embedded-text number:position="3"> </number:embedded-text></number:number> | 1853.40
        2  | date 2026-03-05           | date: <number:day number:style="long"/><number:text>/</number:text><number:month/> | 2026-03-05
        2  | date 2026-03-05T18:00:00  | date: <number:day/>                                             | 2026-03-05
        2  | date 2026-03-05           | ''                                                              | 2026-03-05
        2  | date 1900-01-31           | date: <number:day/>                                             | 1900-01-31
        3  | float 123                 | number: <number:number number:decimal-places="0" number:min-integer-digits="5"/> | 00123
        3  | float 123456              | ''                                                              | 123456
        3  | float 42                  | text: <number:text-content/>                                    | 42
        3  | float 123456789012        | number: <number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="2"/> | 123456789012
        12 | float 2.0000000000000004  | number: <number:number number:decimal-places="0" number:min-integer-digits="1"/> | 2
        """)
    void a_number_becomes_what_was_meant(int column, String value, String format, String right) throws IOException {
        write(column, value, format);

        Demande request = read().get(0);

        assertThat(request.content().required(field(column)).asString()).isEqualTo(right);
        assertThat(request.reading()).isEmpty();
        assertThat(new Checker(Contract.bundled(), Texts.of("fr"), true).findings(request))
                .allMatch(finding -> finding.advice());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9  | float 209.8752       | number: TWO                                     | au-delà du centime
        9  | date 2026-03-05      | date: <number:day/>                             | une date ou un pourcentage (2026-03-05)
        9  | percentage 0.17      | percentage: TWO <number:text>%</number:text>    | un pourcentage
        9  | percentage 0.17      | ''                                              | un pourcentage
        9  | float -100           | number: TWO                                     | une note de crédit
        9  | currency 1853.4      | currency: <number:currency-symbol number:country="US">$</number:currency-symbol>TWO | montant en euros (format « "$"0.00 »)
        9  | currency 1853.4      | currency: <number:currency-symbol number:country="US"/>TWO | montant en euros
        9  | currency 1853.4 USD  | ''                                              | montant en euros (format « [$USD]0.00 »)
        9  | float 1853.4         | number: TWO <number:text> CHF</number:text>     | montant en euros
        9  | float 1853.4         | number: TWO<style:map style:condition="value()&gt;1000" style:apply-style-name="DOLLARS"/> | montant en euros
        9  | float 1853400        | number: <number:number number:decimal-places="2" number:min-integer-digits="1" number:display-factor="1000"/> | montant en euros
        2  | float 46086          | ''                                              | « 46086 »
        2  | date 2026-02-30      | date: <number:day/>                             | erreur du tableur
        2  | date 12026-02-03     | date: <number:day/>                             | erreur du tableur
        2  | time PT10H30M00S     | time: <number:hours/>                           | [date-invalide]
        3  | date 2026-05-03      | date: <number:day/>                             | une date (2026-05-03)
        3  | time PT12H00M00S     | time: <number:hours/>                           | une date
        3  | float 2026.11        | ''                                              | format Texte
        3  | float 20260042       | number: <number:number number:decimal-places="0" number:min-integer-digits="8"><number:embedded-text number:position="4">-</number:embedded-text></number:number> | format Texte
        3  | float 612345678      | number: <number:number number:decimal-places="0" number:min-integer-digits="1"><number:embedded-text number:position="8"> </number:embedded-text></number:number> | format Texte
        3  | float 12             | number: <number:text>F-</number:text><number:number number:decimal-places="0" number:min-integer-digits="3"/> | format Texte
        3  | float 1234           | number: GROUPED                                 | format Texte
        3  | float 1              | boolean: <number:boolean/>                      | format Texte
        3  | float 1234567890123456 | ''                                            | a arrondi
        3  | float 0.5            | number: <number:fraction number:min-integer-digits="0"/> | format Texte
        12 | percentage 2         | percentage: <number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text> | un simple nombre (format « 0% »)
        12 | float 2              | number: <number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text> semaines</number:text> | un simple nombre
        12 | float 7              | number:                                         | Colonne M : « 7 » ne se voit pas
        12 | float 0              | number: <number:number number:decimal-places="0" number:min-integer-digits="0"/> | Colonne M : « 0 » ne se voit pas
        9  | float 1E+999999999   | ''                                              | erreur du tableur
        9  | float NaN            | ''                                              | erreur du tableur
        """)
    void a_number_that_could_mean_another_thing_is_refused(int column, String value, String format, String text)
            throws IOException {
        write(column, value, format);

        assertThat(check().output()).contains("mars.ods[Mars]:2", text, "1 demande(s) vérifiée(s), 1 à corriger.");
    }

    /** As LibreOffice writes it: formulas, the same cells once, a note, several paragraphs, a million empty lines. */
    @Test
    void what_libreoffice_writes_is_read() throws IOException {
        sheet("<table:table-header-rows>"
                + HandmadeOds.row(HandmadeOds.texts(WorkbookTest.HEADER)
                        + "<table:table-cell table:number-columns-repeated=\"16370\"/>")
                + "</table:table-header-rows>" + HandmadeOds.empty(1)
                + "<table:table-row-group><table:table-row table:number-rows-repeated=\"2\">"
                + HandmadeOds.text("XA1")
                + cell(
                        "string",
                        "<text:p>F<text:s/>-<text:span text:style-name=\"T1\">1</text:span><text:ruby><text:ruby-text>i</text:ruby-text></text:ruby><office:annotation><text:p>note</text:p></office:annotation><text:s text:c=\"2\"/>x</text:p><text:p>b</text:p>"
                                .replace(
                                        "<text:p>F",
                                        "<office:annotation draw:style-name=\"gr1\"><dc:date xmlns:dc=\"d\">2026</dc:date><text:p>une note</text:p></office:annotation><text:p>\n   F"))
                + "<table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"2026-03-05\" calcext:value-type=\"date\"><text:p>05/03/26</text:p></table:table-cell>"
                + "<table:table-cell table:formula=\"of:=CONCATENATE(&quot;S&quot;;[.B1])\" office:value-type=\"string\" office:string-value=\"S-0042\" calcext:value-type=\"string\"><text:p>S-0042</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"3\" calcext:value-type=\"string\"><text:p>AB1</text:p></table:table-cell>"
                + HandmadeOds.text("F") + HandmadeOds.text("VHR")
                + "<table:table-cell table:formula=\"of:=SUM([.K3:.K4])\" office:value-type=\"float\" office:value=\"1000.1000000000001\" calcext:value-type=\"float\"><text:p>1000,1</text:p></table:table-cell>"
                + HandmadeOds.texts(List.of("170,02", "1170,12", "2", "un.pdf"))
                + "<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row></table:table-row-group>"
                + HandmadeOds.empty(1_048_572));

        List<Demande> all = read();

        assertThat(all).extracting(Demande::source).containsExactly("mars.ods[Mars]:3", "mars.ods[Mars]:4");
        Demande request = all.get(0);
        assertThat(request.reading()).isEmpty();
        assertThat(request.content().required("referenceFacture").stringValue()).isEqualTo("F -1  x\nb");
        assertThat(request.content().required("dateFacture").stringValue()).isEqualTo("2026-03-05");
        assertThat(request.content().required("numeroSinistre").stringValue()).isEqualTo("S-0042");
        assertThat(request.content().required("numeroChassisVehicule").stringValue())
                .isEqualTo("AB1");
        assertThat(request.content().required("factureHT").stringValue()).isEqualTo("1000.10");
    }

    /** A named style has its format in another part, where another format may have the same name. */
    @Test
    void a_format_is_that_of_its_style_which_may_be_the_columns() throws IOException {
        document()
                .common(
                        "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"5\"/></number:number-style>"
                                + "<style:style style:name=\"Claim\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>")
                .styles(
                        "<number:number-style style:name=\"N1\">TWO</number:number-style>".replace("TWO", TWO)
                                + "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"Claim\"/>")
                .table(
                        "Mars",
                        "<table:table-column table:number-columns-repeated=\"3\"/><table:table-column table:default-cell-style-name=\"ce1\"/><table:table-column table:number-columns-repeated=\"16380\"/>"
                                + rows(CLAIM, value("float 42", "")))
                .write(file);

        assertThat(read().get(0).content().required("numeroSinistre").stringValue())
                .isEqualTo("00042");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error" | #NOM ? | « #NOM ? », une erreur du tableur
        table:formula="of:=1/0" office:value-type="float" office:value="0"       | #DIV/0!  | « #DIV/0! », une erreur du tableur
        table:formula="of:=A"   office:value-type="float" office:value="0"       | Err:502  | « Err:502 », une erreur du tableur
        table:formula="of:=[.A1]"                                                |          | « =[.A1] » n'a pas encore été calculée
        table:formula="of:=[.A1]" office:value-type="float"                      |          | « =[.A1] » n'a pas encore été calculée
        table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value="" | | [champ-obligatoire]
        """)
    void a_cell_without_a_value_is_said(String said, String shown, String text) throws IOException {
        sheet(rows(
                CLAIM,
                "<table:table-cell " + said + ">" + (shown == null ? "" : "<text:p>" + shown + "</text:p>")
                        + "</table:table-cell>"));

        assertThat(check().output()).contains("numeroSinistre", text, "colonne D « Numéro du sinistre »");
    }

    @Test
    void what_a_merged_cell_covers_is_not_sent_and_said() throws IOException {
        sheet(rows(CLAIM, HandmadeOds.text("S-1").replace("table-cell", "covered-table-cell")));

        assertThat(check().output()).contains("Colonne D : « S-1 » ne se voit pas", "1 à corriger.");
    }

    @Test
    void a_hidden_sheet_is_read_only_if_it_is_named() throws IOException {
        document()
                .styles(
                        "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>")
                .table("Mars", rows(CLAIM, HandmadeOds.text("S-1")))
                .write(file);

        assertThat(check().errors()).contains("mars.ods est vide");
        assertThat(check("--feuille", "mars").output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                     | otherwise
        <number:text>F-</number:text><number:text-content/>    | otherwise
        <number:text-content/>                                 | as it is
        <number:text-content/><number:text> </number:text>     | as it is
        """)
    void a_text_that_its_format_shows_otherwise_is_not_sent_and_said(String format, String shown) throws IOException {
        document()
                .styles(styles("text:" + format))
                .table("Mars", rows(CLAIM, cell("string", "<text:p>S-1</text:p>")))
                .write(file);

        if (shown.equals("as it is")) {
            assertThat(check().output()).contains("1 demande(s) vérifiée(s), 0 à corriger.");
        } else {
            assertThat(check().code()).isEqualTo(ExitCode.TO_MEND);
            assertThat(check().errors()).contains("feuille « Mars », cellule D2 : son format (« ;;;");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table:table-row table:number-rows-repeated=\"1048577\">CELL</table:table-row>",
                "<table:table-row table:number-rows-repeated=\"1000000\">CELLSOF14</table:table-row>",
                "<table:table-row table:number-rows-repeated=\"99999999999\"/>BROKEN",
                "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"/>CELL</table:table-row>",
                "<table:table-row>REPEATED</table:table-row>",
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"99999\"/></text:p></table:table-cell></table:table-row>",
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>LONG</text:p></table:table-cell></table:table-row>",
                "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"LONG\"/></table:table-row>",
                "<table:table-row><table:table-cell office:value=\"HUGE\"/></table:table-row>",
                "<!--HUGE-->",
                "DEEP"
            })
    void a_sheet_that_is_larger_than_any_is_refused_before_it_is_read(String said) throws IOException {
        sheet(said.replace("CELLSOF14", HandmadeOds.texts(WorkbookTest.HEADER))
                .replace("CELL", HandmadeOds.text("x"))
                .replace(
                        "REPEATED",
                        HandmadeOds.text("x")
                                .replace("office:", "table:number-columns-repeated=\"2147483647\" office:"))
                .replace("LONG", "1".repeat(40_000))
                .replace("HUGE", "x".repeat(1_200_000))
                .replace("DEEP", "<a>".repeat(1_001)));

        assertThat(check().errors())
                .contains(
                        said.endsWith("BROKEN")
                                ? "ne se lit pas comme un classeur"
                                : "mars.ods : ce classeur est plus grand qu'un tableau de demandes");
        assertThat(check().code()).isEqualTo(ExitCode.TO_MEND);
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        for (String part : List.of("content.xml", "styles.xml")) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.setLevel(1);
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<document-content><body>".getBytes(US_ASCII));
                byte[] empty = ("<a>" + "x".repeat(1024 * 1024 - 7) + "</a>").getBytes(US_ASCII);
                for (int i = 0; i < 257; i++) {
                    zip.write(empty);
                }
                zip.closeEntry();
            }

            assertThat(Files.size(file)).isLessThan(4_000_000);
            assertThat(check().errors()).contains("plus grand qu'un tableau de demandes");
        }
    }

    @Test
    void the_styles_in_memory_are_bounded() throws IOException {
        document()
                .styles(IntStream.range(0, 65_537)
                        .mapToObj(i -> "<style:style style:name=\"" + i + "\" style:family=\"table-cell\"/>")
                        .collect(Collectors.joining()))
                .write(file);

        assertThat(check().errors()).contains("plus grand qu'un tableau de demandes");
    }

    /** As LibreOffice does it up to 24.2, each part by itself, and since then, the whole of it. */
    @ParameterizedTest
    @ValueSource(strings = {"content.xml", "encrypted-package"})
    void an_encrypted_file_is_said_so(String name) throws IOException {
        document()
                .part(
                        "META-INF/manifest.xml",
                        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\""
                                + name + "\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>")
                .part(name, "\u0000\u0001")
                .write(file);

        Run run = check();

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.errors()).contains("mars.ods est protégé par un mot de passe", ".ods");
    }

    @Test
    void what_is_no_workbook_is_said_so() throws IOException {
        String declared =
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><document-content>&b;</document-content>";
        for (String content : List.of("", "<document-content>", "<document-content>&b;</document-content>", declared)) {
            document().part("content.xml", content).write(file);
            assertThat(check().errors()).as(content).contains("mars.ods ne se lit pas comme un classeur");
        }

        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("autre.xml"));
        }
        assertThat(check().errors()).contains("mars.ods ne se lit pas comme un classeur");

        Files.writeString(file, "idPrestataire;referenceFacture");
        assertThat(check().errors()).contains("mars.ods ne se lit pas comme un classeur");

        document().table("Mars", HandmadeOds.empty(1_048_576)).write(file);
        assertThat(check().errors()).contains("est vide", "modele");
    }

    private static HandmadeOds document() {
        return new HandmadeOds();
    }

    private void sheet(String said) throws IOException {
        document().table("Mars", said).write(file);
    }

    private void write(int column, String value, String format) throws IOException {
        document()
                .styles(styles(format))
                .table("Mars", rows(column, value(value, "ce1")))
                .write(file);
    }

    /** @param format its kind, a colon, and its elements; empty for none */
    private static String styles(String format) {
        String euros = "<number:currency-style style:name=\"EUROS\">" + TWO
                + "<number:currency-symbol>€</number:currency-symbol></number:currency-style>"
                + "<number:currency-style style:name=\"DOLLARS\">" + TWO
                + "<number:currency-symbol>$</number:currency-symbol></number:currency-style>";
        if (format.isEmpty()) {
            return euros;
        }
        String kind = format.substring(0, format.indexOf(':'));
        String elements = format.substring(kind.length() + 1)
                .strip()
                .replace("TWO", TWO)
                .replace("GROUPED", TWO.replace("/>", " number:grouping=\"true\"/>"));
        return euros + "<number:" + kind + "-style style:name=\"N108\">" + elements + "</number:" + kind + "-style>"
                + "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"N108\"><style:text-properties fo:color=\"#ff0000\"/></style:style>";
    }

    private static String value(String said, String style) {
        String[] words = said.split(" ");
        String name = List.of("date", "time").contains(words[0]) ? words[0] + "-value" : "value";
        return "<table:table-cell table:style-name=\"" + style + "\" office:value-type=\"" + words[0] + "\" office:"
                + name
                + "=\"" + words[1] + "\"" + (words.length > 2 ? " office:currency=\"" + words[2] + "\"" : "")
                + " calcext:value-type=\"" + words[0] + "\"><text:p>montré</text:p></table:table-cell>";
    }

    private static String cell(String type, String content) {
        return "<table:table-cell table:style-name=\"ce1\" office:value-type=\"" + type + "\" calcext:value-type=\""
                + type + "\">" + content + "</table:table-cell>";
    }

    /** The headings, and a request without a fault, but for its cell in a column. */
    private static String rows(int column, String cell) {
        List<String> cells =
                new ArrayList<>(GOOD.stream().map(HandmadeOds::text).toList());
        cells.set(column, cell);
        return HandmadeOds.row(HandmadeOds.texts(WorkbookTest.HEADER))
                + HandmadeOds.row(String.join("", cells))
                + HandmadeOds.empty(1_048_574);
    }

    private List<Demande> read() {
        List<Demande> read = new ArrayList<>();
        new TableReader(Contract.bundled(), Texts.of("fr"), Choices.NONE, notice -> {}).read(file, null, read::add);
        return read;
    }

    private Run check(String... options) {
        List<String> args = new ArrayList<>(List.of("verifier"));
        args.addAll(List.of(options));
        args.add(folder.toString());
        return Run.of(Map.of(), args.toArray(String[]::new));
    }

    private static String field(int column) {
        return List.of("dateFacture", "numeroSinistre", "factureHT", "nbrJourVehiculeRemplacement")
                .get(List.of(2, CLAIM, 9, 12).indexOf(column));
    }
}
