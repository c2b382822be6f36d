package lu.lalux.assure.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The page that a person prints after a run. */
class SummaryPageTest {

    private static final ZonedDateTime AT = ZonedDateTime.of(2026, 3, 5, 19, 30, 0, 0, ZoneOffset.UTC);

    @Test
    void says_what_was_recorded_what_was_not_and_what_to_do_next() throws IOException {
        String page = page("fr");

        assertThat(page)
                .contains(
                        "<html lang=\"fr\">",
                        "<dd>5 mars 2026 à 19:30</dd>",
                        "<dd>mars</dd>",
                        "<p class=\"next\">Corrigez les demandes nommées",
                        "<h2>À savoir</h2>\n<ul>\n<li>mars.csv, ligne 1 : non lu : « &lt;Durée&gt; »</li>",
                        "<th scope=\"row\">Enregistrées par LALUX</th><td class=\"n\">2</td><td class=\"n\">950,00</td>",
                        "<th scope=\"row\">À corriger, non envoyées</th><td class=\"n\">1</td><td class=\"n\">–</td>",
                        "<th scope=\"row\">F-1</th><td>05/03/2026</td><td>S-1</td><td>mars.xlsx, feuille Mars, ligne 2</td><td class=\"n\">1\u202f000,50</td>",
                        "<th scope=\"row\">N-1</th><td>06/03/2026</td><td>S-2</td><td>mars.xlsx, feuille Mars, ligne 3</td><td class=\"n\">-50,50</td>",
                        "<th scope=\"row\">F-2</th><td>demain</td><td>–</td><td>mars.xlsx, feuille Mars, ligne 4</td>",
                        "<th scope=\"col\" class=\"d\">Date</th><th scope=\"col\" class=\"c\">Nº de sinistre</th>",
                        "thead th { white-space: nowrap;",
                        "<li>factureHT : au-delà du centime [montant-invalide]</li>",
                        "<td class=\"n\">3</td>");
        assertThat(page.indexOf("<h2>À corriger")).isLessThan(page.indexOf("<h2>Enregistrées"));
        assertThat(page("en"))
                .contains(
                        "<html lang=\"en\">",
                        "<dd>5 March 2026, 19:30</dd>",
                        "<th scope=\"row\">F-1</th><td>5 Mar 2026</td>",
                        "<th scope=\"row\">F-2</th><td>demain</td>",
                        "mars.xlsx, sheet Mars, line 2",
                        "Recorded by LALUX",
                        "<td class=\"n\">950.00</td>",
                        "Mend the requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void needs_nothing_from_elsewhere_and_is_made_for_paper(String language) throws IOException {
        assertThat(page(language))
                .doesNotContain("http:", "https:", "src=", "url(", "@import", "<script", "<link")
                .contains("size: A4", "@media print", "color-scheme: light");
    }

    /** A file's name, or a cell, is text and nothing else; the page stays well-formed. */
    @Test
    void what_comes_from_a_table_is_text() throws Exception {
        Outcome hostile = new Outcome(
                "<script>alert(1)</script>.csv:2",
                "\"><img src=x>",
                "<b>2026",
                "<i>S-1",
                null,
                State.TO_MEND,
                List.of(Finding.at("type", "a", "<b>&")),
                null);

        String page = write(
                new Summary(List.of(hostile), ExitCode.DONE, 0, false, List.of()), "fr", Map.of("Dossier", "<i>"));

        assertThat(page).doesNotContain("<script", "<img", "<b>", "<i>").contains("&lt;script&gt;", "&lt;b&gt;&amp;");
        String xml = page.replace("<!doctype html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new java.io.StringReader(xml)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("html");
    }

    @Test
    void a_total_says_how_many_are_not_in_it() throws IOException {
        Outcome read =
                new Outcome("a:2", "F-1", "2026-03-05", "S-1", new BigDecimal("10"), State.TO_MEND, List.of(), null);
        Outcome unread = new Outcome("a:3", "F-2", null, null, null, State.TO_MEND, List.of(), null);

        assertThat(write(
                        new Summary(List.of(read, unread, unread), ExitCode.DONE, 0, false, List.of()), "fr", Map.of()))
                .contains("<td class=\"n\">3</td><td class=\"n\">10,00 (2 sans montant lisible)</td>");
    }

    /** Whoever reads it with a screen reader hears which column and which line a cell is of. */
    @Test
    void its_tables_say_what_their_headings_are_of() throws IOException {
        String page = page("fr");

        assertThat(page).containsOnlyOnce("<main>").containsOnlyOnce("</main>");
        assertThat(page.replaceAll("<th scope=\"(col|row)\"", "")).doesNotContain("<th ", "<th>");
        assertThat(page.split("<tr><th scope=\"row\">")).as("each line").hasSize(2 + 1 + 3 + 1);
    }

    /** A trial in the sandbox is no proof of anything that LALUX has. */
    @Test
    void another_server_than_productions_is_said_and_is_not_called_lalux() throws IOException {
        Outcome accepted =
                new Outcome("a:2", "F-1", "2026-03-05", "S-1", new BigDecimal("10"), State.ACCEPTED, List.of(), null);
        Outcome refused = new Outcome("a:3", "F-2", null, null, new BigDecimal("10"), State.REFUSED, List.of(), null);
        StringWriter output = new StringWriter();

        new SummaryPage(
                        new Summary(List.of(accepted, refused), ExitCode.DONE, 0, false, List.of()),
                        false,
                        Texts.of("fr"))
                .write(output, AT, Map.of("Serveur", "http://localhost:8080"));

        assertThat(output.toString())
                .contains(
                        "<h1>Bilan d'un essai</h1>",
                        "<dd>http://localhost:8080</dd>",
                        "Essai : ce serveur n'est pas celui de la production de LALUX.",
                        "Enregistrées par ce serveur",
                        "Refusées par ce serveur")
                .doesNotContain("par LALUX");
        assertThat(page("fr")).doesNotContain("Essai");
    }

    private static String page(String language) throws IOException {
        Finding finding = Finding.at("factureHT", "montant-invalide", "au-delà du centime");
        return write(
                new Summary(
                        List.of(
                                new Outcome(
                                        "mars.xlsx[Mars]:2",
                                        "F-1",
                                        "2026-03-05",
                                        "S-1",
                                        new BigDecimal("1000.50"),
                                        State.ACCEPTED,
                                        List.of(),
                                        null),
                                new Outcome(
                                        "mars.xlsx[Mars]:3",
                                        "N-1",
                                        "2026-03-06",
                                        "S-2",
                                        new BigDecimal("-50.50"),
                                        State.ACCEPTED,
                                        List.of(),
                                        null),
                                new Outcome(
                                        "mars.xlsx[Mars]:4",
                                        "F-2",
                                        "demain",
                                        null,
                                        null,
                                        State.TO_MEND,
                                        List.of(finding),
                                        null)),
                        ExitCode.DONE,
                        0,
                        false,
                        List.of("mars.csv, ligne 1 : non lu : « <Durée> »")),
                language,
                Map.of("Dossier", "mars"));
    }

    private static String write(Summary summary, String language, Map<String, String> about) throws IOException {
        StringWriter output = new StringWriter();
        new SummaryPage(summary, true, Texts.of(language)).write(output, AT, about);
        return output.toString();
    }
}
