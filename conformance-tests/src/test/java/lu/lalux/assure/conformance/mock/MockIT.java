package lu.lalux.assure.conformance.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.SuiteProcess;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.RegisterEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The suite's part that needs no state, against the contract's mock (Prism): contract, mock and suite then understand the
 * contract alike, though only two of the three are ours. Where they do not, openapi/MOCK.md says so.
 */
class MockIT {

    /** Prism never answers a body that is no JSON (openapi/MOCK.md). When it does, this list is to become empty. */
    private static final Set<String> KNOWN_DIFFERENCES = Set.of(
            "document.json-illisible.reparateur",
            "document.json-illisible.expert",
            "reglement.json-illisible.reparateur",
            "reglement.json-illisible.expert");

    @TempDir
    static Path folder;

    private static SuiteProcess run;
    private static JsonNode tests;

    @BeforeAll
    static void againstTheMock() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Mock.OPENAPI.resolve("node_modules")), "npm was skipped (-Dskip.npm)");
        try (Mock mock = Mock.start(folder.resolve("mock.txt"))) {
            run = SuiteProcess.run(
                    Map.of(),
                    "--bac-a-sable",
                    mock.uri().toString(),
                    "--profile",
                    "document",
                    "--sans-etat",
                    "--timeout",
                    "5",
                    "--rapport",
                    folder.toString());
        }
        tests = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("conformance.json")))
                .path("tests");
    }

    @Test
    void what_needs_no_state_is_kept() {
        assertThat(ids("FAILED")).as(run.out() + run.err()).isEqualTo(KNOWN_DIFFERENCES);
        assertThat(ids("PASSED")).hasSizeGreaterThan(200);
        assertThat(ids("BROKEN")).isEmpty();
        assertThat(ids("BLOCKED")).isEmpty();
    }

    @Test
    void what_needs_state_is_skipped_with_its_reason() {
        Set<String> needState = Register.load().entries().stream()
                .filter(entry -> entry.stateless().isPresent() && entry.level() == Level.DOCUMENT)
                .map(RegisterEntry::id)
                .collect(Collectors.toSet());

        assertThat(tests.valueStream()
                        .filter(test -> state(test).equals("SKIPPED"))
                        .map(test -> test.path("requirement").asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(needState);
        assertThat(run.out()).contains("document.infected.expert : cible sans état : elle ne lit pas le fichier");
    }

    /** A part of the tests is no conformity: neither by the exit code, nor in what is said. */
    @Test
    void the_verdict_is_no_conformity() {
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out()).doesNotContain("Profil document : CONFORME");
    }

    private static Set<String> ids(String state) {
        return tests.valueStream()
                .filter(test -> state(test).equals(state))
                .map(test -> test.path("id").asString())
                .collect(Collectors.toSet());
    }

    private static String state(JsonNode test) {
        return test.path("state").asString();
    }
}
