package lu.lalux.assure.conformance.suite.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.report.Format;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every output of a run in which nearly all fails, against a server that gives each secret away. */
class ReportsIT {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ASSURE_CLIENT_SECRET", HostileTarget.SECRET,
            "ASSURE_PASSWORD", HostileTarget.PASSWORD);

    private static final String OTHERS = " autre(s) échec(s) :";

    @TempDir
    static Path reports;

    private static HostileTarget target;
    private static SuiteProcess run;
    private static SuiteProcess dryRun;
    private static int sentByDryRun;
    private static JsonNode json;

    private static String[] args(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--api-url",
                                target.uri().toString(),
                                "--client-id",
                                "garage",
                                "--application-id",
                                "appli",
                                "--redirect-uri",
                                "http://localhost:1/retour",
                                "--user",
                                "experte"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @BeforeAll
    static void run() throws IOException {
        target = new HostileTarget();
        run = SuiteProcess.run(ENVIRONMENT, args("--report", reports.toString()));
        json = JsonMapper.shared().readTree(read("conformance.json"));
        int before = target.requests();
        dryRun = SuiteProcess.run(ENVIRONMENT, args("--dry-run"));
        sentByDryRun = target.requests() - before;
    }

    @AfterAll
    static void close() {
        target.close();
    }

    private static String read(String file) throws IOException {
        return Files.readString(reports.resolve(file));
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_is_in_a_report(Format format) throws IOException {
        withoutSecrets(read(format.file("conformance")));
    }

    @Test
    void no_secret_is_in_the_output() throws IOException {
        withoutSecrets(run.out() + run.err());
        withoutSecrets(dryRun.out() + dryRun.err());
        SuiteProcess list = SuiteProcess.run(ENVIRONMENT, args("--list"));
        withoutSecrets(list.out() + list.err());
    }

    @Test
    void a_secret_given_as_an_argument_is_not_repeated() {
        SuiteProcess wrong = SuiteProcess.run(
                ENVIRONMENT, args("--client-secret", HostileTarget.SECRET, "--password=" + HostileTarget.PASSWORD));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--client-secret", "--password");
        withoutSecrets(wrong.out() + wrong.err());
        URI address = URI.create("http://garage:" + HostileTarget.TOKEN.replaceAll("[/+]", "x") + "@localhost:1");
        SuiteProcess inAddress = SuiteProcess.run(ENVIRONMENT, "--api-url", address.toString(), "--client-id", "x");
        assertThat(inAddress.exitCode()).isEqualTo(2);
        assertThat(inAddress.out() + inAddress.err()).doesNotContain("jeton-plante");
    }

    /** Too short to be noticed as it passes: it is known because it was given. */
    @Test
    void a_short_secret_of_the_client_of_both_trades_is_not_written() {
        Map<String, String> environment =
                Map.of("ASSURE_CLIENT_SECRET", HostileTarget.SECRET, "ASSURE_BOTH_CLIENT_SECRET", "qZ-xY");
        SuiteProcess both = SuiteProcess.run(
                environment,
                "--api-url",
                target.uri().toString(),
                "--client-id",
                "garage",
                "--both-client-id",
                HostileTarget.REFUSED,
                "--test",
                "token.deux-metiers");
        assertThat(both.out())
                .contains("HTTP 401", HostileTarget.REFUSED + ":$SECRET")
                .doesNotContain("qZ-xY");
    }

    /** The password is words that the contract has too. */
    @Test
    void the_contract_is_quoted_whole() throws IOException {
        Path folder = reports.resolve("quoted");
        SuiteProcess quoting = SuiteProcess.run(
                Map.of("ASSURE_CLIENT_SECRET", HostileTarget.SECRET, "ASSURE_PASSWORD", "le mot de passe"),
                args("--test", "authen.redirection", "--report", folder.toString()));
        assertThat(List.of(
                        quoting.out(),
                        Files.readString(folder.resolve("conformance.json")),
                        Files.readString(folder.resolve("conformance.html"))))
                .allSatisfy(text -> assertThat(text).contains("envoie plus loin le mot de passe (RFC 9700"));
    }

    /** The whole secret in any form, and no half of one at the end of a text that was cut. */
    private static void withoutSecrets(String output) {
        assertThat(output).isNotEmpty();
        for (String planted : HostileTarget.PLANTED) {
            assertThat(HostileTarget.forms(planted)).noneMatch(output::contains);
            assertThat(output).doesNotContain(planted.substring(0, planted.length() - 3));
        }
        assertThat(HostileTarget.basic("garage", HostileTarget.SECRET)).noneMatch(output::contains);
        assertThat(HostileTarget.basic("experte", HostileTarget.PASSWORD)).noneMatch(output::contains);
    }

    @Test
    void the_json_report_is_as_its_published_schema_says() throws IOException {
        assertThat(errors(read("conformance.json"))).isEmpty();
        assertThat(SuiteProcess.run(Map.of(), "--schema").out()).isEqualTo(JsonReport.schema());
    }

    @Test
    void the_schema_bites() throws IOException {
        String report = read("conformance.json");
        assertThat(errors(report.replaceFirst("\"state\" : \"FAILED\"", "\"state\" : \"GREEN\"")))
                .isNotEmpty();
        assertThat(errors(report.replaceFirst("\"state\" : \"FAILED\"", "\"state\" : \"PASSED\"")))
                .isNotEmpty();
        assertThat(errors(report.replaceFirst("\"testListHash\"", "\"hash\""))).isNotEmpty();
    }

    private static List<Error> errors(String report) {
        return new PublishedSchema(JsonReport.schema()).errors(report);
    }

    @Test
    void junit_has_a_failure_element_for_each_failure() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(read("TEST-conformance.xml"))));
        int failures = xml.getElementsByTagName("failure").getLength();
        assertThat(failures).isPositive().isEqualTo(states("FAILED") + states("UNSTABLE"));
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo(String.valueOf(failures));
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(json.path("tests").size());
    }

    @Test
    void the_page_says_it_in_both_languages_and_asks_nothing_of_any_network() throws IOException {
        String html = read("conformance.html");
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"fr\">")
                .contains(
                        "<span lang=\"fr\">non conforme</span><span lang=\"en\">not conforming</span>",
                        "<span lang=\"fr\">À réparer d&#39;abord</span>".replace("&#39;", "'"),
                        json.path("testListHash").asString(),
                        "default-src 'none'",
                        "Bearer $TOKEN",
                        "prefers-color-scheme: dark",
                        "@media print")
                .doesNotContain("<script", " src=", "<link", "url(");
        assertThat(html.split("<article ", -1).length - 1)
                .as("what has one cause is one article, as it is one paragraph of the console")
                .isEqualTo(run.failures().size() + states("UNSTABLE"))
                .isLessThan(states("FAILED"));
        assertThat(json.path("mendInThisOrder").valueStream().map(JsonNode::asString))
                .allMatch(id -> html.contains("<code>" + id + "</code>"));
        assertThat(html).as("what a server answers is text").doesNotContain("<input type=\"hidden\"");
    }

    @Test
    void the_badge_tells_the_verdict_of_the_most_demanding_profile() throws Exception {
        String svg = read("conformance.svg");
        assertThat(svg).contains("contrat: non conforme (", "role=\"img\"");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    @Test
    void what_was_tested_with_what_is_told() {
        assertThat(json.path("contract").asString()).isNotEmpty();
        assertThat(json.path("suite").asString()).isNotEmpty().doesNotContain("$");
        assertThat(json.path("exitCode").asInt()).isEqualTo(1).isEqualTo(run.exitCode());
        assertThat(json.path("testData").path("mark").asString()).startsWith("CONF-");
    }

    @Test
    void failures_stand_in_the_order_in_which_to_mend() {
        List<String> urgencies = json.path("mendInThisOrder")
                .valueStream()
                .map(id -> test(id.asString()).path("urgency").asString())
                .distinct()
                .toList();
        assertThat(urgencies)
                .containsSubsequence(
                        "TOKEN", "FIRST_STEPS", "AUTHORISATION", "ACCEPTANCE", "REQUIRED_FIELDS", "FORMATS");
        assertThat(json.path("mendInThisOrder").valueStream().map(JsonNode::asString))
                .containsSubsequence(run.failures());
        assertThat(run.failures().size()
                        + run.out()
                                .lines()
                                .filter(line -> line.endsWith(OTHERS))
                                .map(line -> line.substring(0, line.length() - OTHERS.length()))
                                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                                .sum())
                .as("what is folded is counted")
                .isEqualTo(json.path("mendInThisOrder").size());
        assertThat(json.path("causes").valueStream())
                .hasSameSizeAs(run.failures())
                .allMatch(cause ->
                        cause.path("count").asInt() == cause.path("tests").size());
    }

    @Test
    void each_failure_quotes_the_contract_and_cites_the_document_only_for_what_it_says() {
        assertThat(json.path("tests")
                        .valueStream()
                        .flatMap(test -> test.path("nonconformities").valueStream()))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.path("contract").path("fr").asString()).isNotEmpty();
                    assertThat(found.path("contract").path("en").asString())
                            .isNotEqualTo(found.path("contract").path("fr").asString());
                    assertThat(found.path("level").asString().equals("contrat")
                                    && found.path("source")
                                            .path("fr")
                                            .asString()
                                            .startsWith("Document"))
                            .as(found.toString())
                            .isFalse();
                });
    }

    /** Verdicts, advice and what is announced add up; a manager reads one sentence. */
    @Test
    void the_sum_of_the_tests_is_told_and_the_run_in_one_sentence() throws IOException {
        JsonNode contrat = json.path("verdicts").get(1);
        int judged = Stream.of("passed", "failed", "skipped", "blocked", "unstable", "notApplicable")
                .mapToInt(state -> contrat.path(state).asInt())
                .sum();
        assertThat(judged + json.path("advising").asInt())
                .isEqualTo(json.path("tests").size());
        String sentence = json.path("summary").path("fr").asString();
        assertThat(sentence).startsWith("Ce serveur ne tient pas le document de LALUX (");
        assertThat(run.out()).contains(sentence, " de conseil, qu'aucun profil ne compte");
        assertThat(read("conformance.html")).contains(sentence);
    }

    @Test
    void a_report_compared_with_itself_has_nothing_new() {
        String report = reports.resolve("conformance.json").toString();
        SuiteProcess same = SuiteProcess.run(Map.of(), "compare", report, report, "--lang", "en");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("Mended : 0", "New failures : 0", "Unchanged (failing) : ");
    }

    @Test
    void a_dry_run_sends_nothing() {
        assertThat(dryRun.exitCode()).isZero();
        assertThat(dryRun.out()).contains("Rien n'a été envoyé", "PUT " + target.uri() + "/reparateur (", "CONF-");
        assertThat(target.requests()).isPositive();
        assertThat(sentByDryRun).isZero();
    }

    @Test
    void the_first_failure_is_the_last_test() throws IOException {
        Path directory = Files.createDirectories(reports.resolve("premier"));
        SuiteProcess first = SuiteProcess.run(ENVIRONMENT, args("--stop-at-first", "--report", directory.toString()));
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.failures()).hasSize(1);
        assertThat(first.out()).contains("Arrêté au premier échec");
        JsonNode report = JsonMapper.shared().readTree(Files.readString(directory.resolve("conformance.json")));
        assertThat(errors(report.toString())).isEmpty();
        assertThat(report.path("testListHash")).isEqualTo(json.path("testListHash"));
    }

    private static JsonNode test(String id) {
        return json.path("tests")
                .valueStream()
                .filter(test -> test.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int states(String state) {
        return (int) json.path("tests")
                .valueStream()
                .filter(test -> test.path("state").asString().equals(state))
                .count();
    }
}
