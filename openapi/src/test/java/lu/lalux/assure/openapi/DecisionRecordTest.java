package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The contract, the management interface beside it, and their decision record name each other's entries. */
class DecisionRecordTest {

    private static final String HEADING = "(?m)^### (D\\d+)\\. ";
    private static final String MANAGEMENT_SECTION = "(?ms)^## The management interface$.*?(?=^## |\\z)";
    private static final String TOLERANCE = "(?m)^\\| (T\\d+) \\|";

    private final String record;
    private final List<String> decisions;
    private final List<String> ofTheManagement;
    private final List<String> tolerances;

    DecisionRecordTest() throws IOException {
        record = Files.readString(Path.of("DECISIONS.md"));
        decisions = numbered("D", found(HEADING).size());
        ofTheManagement = Pattern.compile(MANAGEMENT_SECTION)
                .matcher(record)
                .results()
                .flatMap(section -> found(HEADING, section.group()).stream())
                .toList();
        tolerances = numbered("T", found(TOLERANCE).size());
    }

    @Test
    void hasEachDecisionOnceAndNoneIsLeftOut() {
        assertThat(found(HEADING)).isNotEmpty().containsExactlyInAnyOrderElementsOf(decisions);
    }

    @Test
    void listsEachDecisionOnce() {
        assertThat(found("(?m)^\\| \\[(D\\d+)\\]\\(#d\\d+-")).containsExactlyElementsOf(decisions);
    }

    @Test
    void hasEachToleranceOnceAndNoneIsLeftOut() {
        assertThat(found(TOLERANCE)).isNotEmpty().containsExactlyElementsOf(tolerances);
    }

    @Test
    void eachDecisionSaysWhatWhyAndWhere() {
        assertThat(record.split("(?m)^### "))
                .hasSize(decisions.size() + 1)
                .satisfies(parts -> assertThat(Stream.of(parts).skip(1))
                        .allSatisfy(entry -> assertThat(entry.replaceAll("\\s+", " "))
                                .containsSubsequence(
                                        "- **Document.**",
                                        "- **Decided.**",
                                        "Level `",
                                        "- **Why.**",
                                        "- **Contract.**")));
    }

    @Test
    void theContractRestsOnEachDecisionAndOnNoneOfTheManagementInterface() {
        List<String> ofTheContract = decisions.stream()
                .filter(decision -> !ofTheManagement.contains(decision))
                .toList();
        assertThat(Stream.concat(Occurrences.texts("x-decision"), Occurrences.texts("decision")))
                .isSubsetOf(ofTheContract)
                .containsAll(ofTheContract);
    }

    @Test
    void theManagementInterfaceRestsOnEachDecisionOfItsOwn() {
        assertThat(ofTheManagement).isNotEmpty();
        assertThat(Occurrences.texts(MANAGEMENT, "x-decision"))
                .isSubsetOf(decisions)
                .containsAll(ofTheManagement);
    }

    @Test
    void theContractsSourcesNameKnownDecisions() {
        assertThat(Occurrences.texts("x-source")
                        .filter(source -> source.startsWith("DECISIONS.md, "))
                        .map(source -> source.substring("DECISIONS.md, ".length())))
                .isNotEmpty()
                .isSubsetOf(decisions);
    }

    @Test
    void theContractNamesEachTolerance() {
        assertThat(Occurrences.values("x-tolerance").stream()
                        .map(tolerance -> tolerance.path("id").stringValue("")))
                .isSubsetOf(tolerances)
                .containsAll(tolerances);
    }

    @Test
    void theRecordNamesEachVariantName() {
        assertThat(Occurrences.values("x-tolerance").stream()
                        .filter(tolerance -> tolerance.has("nom"))
                        .map(tolerance -> tolerance.path("nom").stringValue()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(record).contains("`" + name + "`"));
    }

    @Test
    void aVariantNameIsNoFieldOfTheSameRequest() {
        for (String schema : List.of("DemandeReparateur", "DemandeExpert")) {
            JsonNode properties = Given.schema(schema).path("properties");
            assertThat(properties
                            .valueStream()
                            .flatMap(property -> property.path("x-tolerance").valueStream())
                            .filter(tolerance -> tolerance.has("nom"))
                            .map(tolerance -> tolerance.path("nom").stringValue()))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(properties.propertyNames());
        }
    }

    private static List<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> letter + number)
                .toList();
    }

    private List<String> found(String pattern) {
        return found(pattern, record);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
