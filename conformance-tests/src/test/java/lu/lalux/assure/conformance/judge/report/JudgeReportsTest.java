package lu.lalux.assure.conformance.judge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.DocumentBuilderFactory;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every output of a session with clients that write their secrets, markup and a terminal's commands wherever they can. */
class JudgeReportsTest {

    @TempDir
    static Path reports;

    private static TalkativeClient client;

    @BeforeAll
    static void write() throws IOException {
        client = TalkativeClient.backEnd();
        Format.write(reports, client.report(Language.FR));
    }

    private static String read(String file) throws IOException {
        return Files.readString(reports.resolve(file));
    }

    private static String json(boolean ended, Redaction redaction) {
        return JudgementReport.of(client.judgement(ended), redaction, Language.FR)
                .document()
                .get()
                .toPrettyString();
    }

    private static String console(TalkativeClient of, Language language, boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Judgement judgement = of.judgement(true);
        JudgeConsole console = new JudgeConsole(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), language, of.redaction(), terminal);
        console.begin(judgement.software(), judgement.contractVersion(), 4);
        console.progress(judgement);
        console.progress(judgement);
        console.end(judgement);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_is_anywhere(Language language, @TempDir Path directory) throws IOException {
        for (TalkativeClient of : List.of(client, TalkativeClient.person())) {
            Format.write(directory, of.report(language));
            List<String> outputs = new ArrayList<>();
            for (Format format : EnumSet.complementOf(EnumSet.of(Format.BADGE))) {
                outputs.add(Files.readString(directory.resolve(format.file(JudgementReport.NAME))));
            }
            outputs.add(console(of, language, true));
            outputs.add(console(of, language, false));
            for (String output : outputs) {
                assertThat(output).contains("jeton.a");
                assertThat(of.planted()).noneMatch(output::contains);
                assertThat(of.planted())
                        .filteredOn(planted -> planted.length() > 1_000)
                        .noneMatch(token -> output.contains(token.substring(0, 40)));
            }
        }
    }

    /** What the search above is worth: without being told, the reports do hold secrets. */
    @Test
    void the_secrets_were_really_written_by_the_client() {
        String json = json(true, new Redaction());
        assertThat(client.planted()).filteredOn(json::contains).hasSizeGreaterThan(3);
    }

    @Test
    void nothing_of_a_client_becomes_markup_or_a_command() throws IOException {
        Document page = Jsoup.parse(read("judgement.html"));
        assertThat(page.select("script, img, iframe, link")).isEmpty();
        assertThat(page.text()).contains(TalkativeClient.MARKUP);
        for (Language language : Language.values()) {
            assertThat(console(client, language, false)).contains("\\u001B[2J").doesNotContain("\u001B");
        }
    }

    @Test
    void the_page_needs_no_network_and_each_of_its_links_leads_somewhere() throws IOException {
        Document page = Jsoup.parse(read("judgement.html"));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
        assertThat(page.select("[src]")).isEmpty();
        assertThat(page.select("a[href]")).isNotEmpty().allSatisfy(link -> {
            assertThat(link.attr("href")).startsWith("#");
            assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
        });
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void the_page_says_everything_in_both_languages() throws IOException {
        Document page = Jsoup.parse(read("judgement.html"));
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("main span[lang=fr]")).hasSizeGreaterThan(40).allSatisfy(french -> {
            Element next = french.nextElementSibling();
            assertThat(next).as(french.outerHtml()).isNotNull();
            assertThat(next.attr("lang")).isEqualTo("en");
        });
        assertThat(page.select("main span[lang=en]")).hasSameSizeAs(page.select("main span[lang=fr]"));
    }

    @Test
    void the_page_shows_each_scenario_in_its_room_with_what_shows_it() throws IOException {
        Document page = Jsoup.parse(read("judgement.html"));
        assertThat(page.select("article")).hasSize(5);
        Element broken = page.getElementById("scenario-jeton.a");
        assertThat(broken.text())
                .contains("Attendu de jeton.a", "Venu à jeton.a", "RFC 0000", "point 4 de la liste", "À faire pour");
        assertThat(broken.select("details pre")).isNotEmpty();
        assertThat(broken.select("pre").text()).contains("POST /token", "HTTP 200", "$TOKEN");
        assertThat(broken.select(".exchange").text()).contains("connexion 1, demande 1");
        Element notShown = page.getElementById("scenario-incident.a");
        assertThat(notShown.text()).contains("pas montré", "Rien pour incident", "À faire pour incident.a");
        assertThat(page.getElementById("scenario-reglement.a").text()).doesNotContain("À faire");
        assertThat(page.select("#reparer + ol a").eachAttr("href")).containsExactly("#scenario-jeton.a");
        assertThat(page.select("#conseils + ul a").eachAttr("href"))
                .containsExactlyInAnyOrder("#scenario-fichier.a", "#scenario-manieres.a");
    }

    @Test
    void a_file_is_a_name_a_size_and_a_hash() throws IOException {
        String json = json(true, client.redaction());
        client.play().session().list().invoices().get(0).files().values().forEach(file -> {
            assertThat(json).contains(file.name() + ", " + file.content().length + " B, SHA-256 " + file.sha256());
        });
        assertThat(json).doesNotContain("JVBERi");
    }

    @Test
    void the_json_report_is_as_its_published_schema_says() throws IOException {
        assertThat(errors(read("judgement.json"))).isEmpty();
        assertThat(errors(json(false, client.redaction()))).isEmpty();
        JsonNode report = JsonMapper.shared().readTree(read("judgement.json"));
        assertThat(report.path("result").asString()).isEqualTo("NOT_CONFORMING");
        assertThat(report.path("exitCode").asInt()).isEqualTo(1);
        assertThat(report.path("mendInThisOrder").valueStream().map(JsonNode::asString))
                .containsExactly("jeton.a");
    }

    @Test
    void the_schema_bites() throws IOException {
        String report = read("judgement.json");
        assertThat(errors(report.replaceFirst("\"standing\" : \"BROKEN\"", "\"standing\" : \"SHOWN\"")))
                .isNotEmpty();
        assertThat(errors(report.replaceFirst("\"remarks\"", "\"faults\""))).isNotEmpty();
        assertThat(errors(report.replaceFirst("\"result\" : \"NOT_", "\"result\" : \"")))
                .isEmpty();
        assertThat(errors(report.replaceFirst("\"result\" : \"NOT_", "\"result\" : \"X")))
                .isNotEmpty();
    }

    private static List<Error> errors(String report) throws IOException {
        return PublishedSchema.of("judge/judgement.schema.json").errors(report);
    }

    @Test
    void junit_fails_what_is_broken_and_skips_what_is_not_shown() throws Exception {
        org.w3c.dom.Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(read("TEST-judgement.xml"))))
                .getDocumentElement();
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("system-out").getLength()).isEqualTo(2);
    }

    @Test
    void the_badge_says_what_was_judged_and_how_it_ended() throws Exception {
        org.w3c.dom.Element badge = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(reports.resolve("judgement.svg").toFile())
                .getDocumentElement();
        assertThat(badge.getAttribute("aria-label")).contains("client reparateur", "non conforme (1)");
    }

    @Test
    void the_console_says_what_to_mend_first_and_what_is_still_to_be_shown() {
        assertThat(console(client, Language.FR, false))
                .containsSubsequence(
                        "✗ jeton.a : enfreint",
                        "── À réparer : Le jeton ──",
                        "Attendu : Attendu de jeton.a",
                        "Reçu    : Venu à jeton.a",
                        "(POST /token)",
                        "    | HTTP 202",
                        "Conseils (jamais un échec)",
                        "fichier.a : Attendu de fichier.a",
                        "? Rien pour incident",
                        "incident.a : Titre de incident.a",
                        "À faire : À faire pour incident.a",
                        "– Sans reglement : reglement.a",
                        "✗ NON CONFORME",
                        "code de sortie 1");
        assertThat(console(client, Language.EN, false))
                .contains("NOT CONFORMING", "To mend: The token", "exit code 1")
                .doesNotContain("Attendu");
    }

    /** Else one cause is hidden by all that it hinders. */
    @Test
    void what_has_one_reason_is_told_together_and_what_is_alone_before_it() {
        Fixed[] scenarios = {
            Fixed.must("incident.a", State.NOT_SHOWN),
            Fixed.must("incident.b", State.NOT_SHOWN),
            Fixed.must("fichier.a", State.NOT_SHOWN),
            Fixed.must("reglement.b", State.NOT_APPLICABLE),
            Fixed.must("reglement.c", State.NOT_APPLICABLE)
        };
        Judgement judgement = Judgement.of(
                Play.repairer(scenarios).session().evidence(true),
                List.of(scenarios),
                Fixed.register(scenarios),
                "T2",
                Instant.EPOCH);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JudgeConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8), Language.FR, new Redaction(), false)
                .end(judgement);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "  ? Rien pour fichier",
                        "      fichier.a : Titre",
                        "  ? Rien pour incident",
                        "      incident.a : Titre",
                        "      incident.b : Titre",
                        "      À faire : À faire pour incident.a / À faire pour incident.b",
                        "  – Sans reglement : reglement.b, reglement.c")
                .containsOnlyOnce("Rien pour incident");
    }

    /** The other way round the rest of a long secret would stand there. */
    @Test
    void what_a_program_printed_is_masked_before_it_is_cut() {
        String token = "Zq8".repeat(1_000);
        Redaction redaction = new Redaction();
        redaction.token(token);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JudgeConsole console =
                new JudgeConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8), Language.FR, redaction, false);
        console.trouble(Text.both("?"), List.of("jeton " + token + " " + "!".repeat(1_000)));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("  | jeton $TOKEN !!!")
                .doesNotContain("Zq8")
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void how_long_it_lasts_is_said_while_it_lasts(boolean terminal) {
        AtomicLong now = new AtomicLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JudgeConsole console = new JudgeConsole(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                Language.FR,
                client.redaction(),
                terminal,
                now::get);
        for (int seconds = 0; seconds <= 150; seconds += 30) {
            now.set(Duration.ofSeconds(seconds).toNanos());
            console.progress(client.judgement(false));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).split("[\n\r]"))
                .filteredOn(line -> line.contains(" min "))
                .extracting(line -> line.replaceAll(".*] | s, .*", ""))
                .containsExactly(
                        terminal
                                ? new String[] {"0 min 0", "0 min 30", "1 min 0", "1 min 30", "2 min 0", "2 min 30"}
                                : new String[] {"1 min 0", "2 min 0"});
    }

    @Test
    void progress_is_one_line_on_a_terminal_and_each_scenario_once_elsewhere() {
        assertThat(console(client, Language.FR, true).split("\n"))
                .anyMatch(line -> line.contains("\r\u001B[K[3/4] 0 min ") && line.contains(" s, 1 enfreint(s), "));
        assertThat(console(client, Language.FR, false).lines().filter(line -> line.equals("✗ jeton.a : enfreint")))
                .hasSize(1);
    }
}
