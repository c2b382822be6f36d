package lu.lalux.assure.conformance.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The suite's part that needs no state, against the contract's mock (Prism): contract, mock and suite then understand the
 * contract alike, though only two of the three are ours. Where they do not, cause by cause, is in prism.yaml, and for
 * readers in openapi/mock/README.md.
 */
@DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
class MockIT {

    /** The one difference that an implementation is not forgiven in the profile document either. */
    private static final String NEVER_ANSWERED = "sans-reponse";

    /**
     * For an answer. Prism reads one body at a time, and takes longest where other tests compute beside it; what it never
     * answers is waited for as long.
     */
    private static final String SECONDS = "15";

    private static final List<Difference> DIFFERENCES = Difference.all();

    @TempDir
    static Path folder;

    private static Report report;

    @BeforeAll
    static void againstTheMock() throws IOException, InterruptedException {
        try (Mock mock = Mock.start(folder.resolve("mock.txt"))) {
            report = Report.of(mock);
        }
    }

    @Test
    void what_the_document_states_is_kept() {
        Report document = report.of(Level.DOCUMENT);
        assertThat(document.ids("FAILED"))
                .as(document.run().toString())
                .isNotEmpty()
                .isEqualTo(claimed(
                        document, DIFFERENCES.stream().filter(it -> it.id().equals(NEVER_ANSWERED))));
        assertThat(document.ids("PASSED")).hasSizeGreaterThan(200);
    }

    @Test
    void what_the_contract_asks_is_kept_but_for_the_known_differences() {
        Set<String> unclaimed = new TreeSet<>(report.ids("FAILED"));
        Set<String> kept = claimed(report, DIFFERENCES.stream());
        Set<String> known = Set.copyOf(kept);
        kept.removeAll(unclaimed);
        unclaimed.removeAll(known);
        assertThat(unclaimed).as("fail, and no difference claims them").isEmpty();
        assertThat(kept).as("do not fail, and a difference claims them").isEmpty();
        assertThat(report.ids("PASSED")).hasSizeGreaterThan(100);
    }

    @Test
    void no_failure_has_two_causes_and_no_cause_names_what_is_not_there() {
        Set<String> ids = report.byId().keySet();
        assertThat(DIFFERENCES.stream().flatMap(it -> it.claimed(ids).stream())).doesNotHaveDuplicates();
        assertThat(DIFFERENCES).flatMap(it -> it.idle(ids)).isEmpty();
    }

    /** A test that fails for another reason than the one given would hide a difference that nobody knows. */
    @Test
    void each_difference_is_the_one_that_is_given() {
        for (Difference difference : DIFFERENCES) {
            for (String id : difference.claimed(report.byId().keySet())) {
                JsonNode nonconformities = report.test(id).path("nonconformities");
                assertThat(nonconformities.valueStream()).as(id).singleElement().satisfies(it -> {
                    assertThat(it.at("/expected/en").asString()).startsWith(difference.expected());
                    assertThat(it.at("/received/en").asString()).startsWith(difference.received());
                });
            }
        }
    }

    @Test
    void readers_are_told_each_difference() throws IOException {
        Map<String, String> told = Pattern.compile("(?m)^\\| `([\\w-]+)` \\| (.*) \\|$")
                .matcher(Files.readString(Mock.OPENAPI.resolve("mock/README.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(told).isEqualTo(DIFFERENCES.stream().collect(Collectors.toMap(Difference::id, Difference::reason)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"DOCUMENT", "CONTRAT"})
    void what_needs_state_is_skipped_with_its_reason(Level profile) {
        Set<Level> judged = profile == Level.DOCUMENT ? Set.of(profile) : Set.of(Level.DOCUMENT, profile);
        Set<String> needState = Register.load().entries().stream()
                .filter(entry -> entry.stateless().isPresent() && judged.contains(entry.level()))
                .map(RegisterEntry::id)
                .collect(Collectors.toSet());

        assertThat(report.of(profile)
                        .tests()
                        .filter(test -> Report.state(test).equals("SKIPPED"))
                        .map(test -> test.path("requirement").asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(needState);
        String reason = "cible sans état : elle ne lit pas le fichier";
        assertThat(report.run().out()).contains(reason);
        assertThat(report.test("document.infected.expert").at("/reason/fr").asString())
                .startsWith(reason);
    }

    /** A part of the tests is no conformity: neither by the exit code, nor in what is said. Nor is anything left in between. */
    @Test
    void the_verdict_is_no_conformity() {
        assertThat(report.run().exitCode()).isNotZero();
        assertThat(report.run().out())
                .contains("Profil document : NON CONFORME", "Profil contrat : NON CONFORME")
                .doesNotContain(" : CONFORME");
        assertThat(report.ids("BROKEN")).isEmpty();
        assertThat(report.ids("BLOCKED")).isEmpty();
    }

    private static Set<String> claimed(Report report, Stream<Difference> differences) {
        return differences
                .flatMap(difference -> difference.claimed(report.byId().keySet()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a run of both profiles told. */
    private record Report(SuiteProcess run, Map<String, JsonNode> byId) {

        static Report of(Mock mock) throws IOException {
            Path reports = folder.resolve("rapports");
            SuiteProcess run = SuiteProcess.run(
                    Map.of(),
                    "--sandbox",
                    mock.uri().toString(),
                    // As the contract's example has it.
                    "--redirect-uri",
                    SuiteProcess.USUAL_REDIRECT_URI,
                    "--profile",
                    Level.DOCUMENT.word() + "," + Level.CONTRAT.word(),
                    "--stateless",
                    "--timeout",
                    SECONDS,
                    "--report",
                    reports.toString());
            return new Report(
                    run,
                    JsonMapper.shared()
                            .readTree(Files.readString(reports.resolve("conformance.json")))
                            .path("tests")
                            .valueStream()
                            .collect(Collectors.toMap(test -> test.path("id").asString(), test -> test)));
        }

        /** The same for one profile: what fails only by what a higher one asks has passed there. */
        Report of(Level profile) {
            return profile == Level.CONTRAT
                    ? this
                    : new Report(
                            run,
                            tests().filter(test -> test.path("level").asString().equals(profile.word()))
                                    .map(test -> standsIn(test, profile) ? test : passed(test))
                                    .collect(Collectors.toMap(
                                            test -> test.path("id").asString(), test -> test)));
        }

        private static boolean standsIn(JsonNode test, Level profile) {
            return !state(test).equals("FAILED")
                    || test.path("nonconformities")
                            .valueStream()
                            .anyMatch(it -> it.path("level").asString().equals(profile.word()));
        }

        private static JsonNode passed(JsonNode test) {
            return ((ObjectNode) test.deepCopy()).put("state", "PASSED");
        }

        Stream<JsonNode> tests() {
            return byId.values().stream();
        }

        JsonNode test(String id) {
            return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new AssertionError("Not in the report: " + id));
        }

        Set<String> ids(String state) {
            return tests().filter(test -> state(test).equals(state))
                    .map(test -> test.path("id").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        static String state(JsonNode test) {
            return test.path("state").asString();
        }
    }
}
