package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the contract's problems say agrees with its catalogues of types, codes and rules. */
class ProblemCatalogueTest {

    private static final List<JsonNode> TYPES = list("x-problemes");
    private static final List<JsonNode> CODES = list("x-codes");
    private static final List<JsonNode> RULES = list("x-regles");

    @TestFactory
    Stream<DynamicTest> eachExampleIsOfTheCatalogue() {
        return problems()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    JsonNode problem = example.getValue().path("value");
                    assertThat(TYPES)
                            .filteredOn(type -> type.path("type").equals(problem.path("type")))
                            .singleElement()
                            .satisfies(type -> {
                                assertThat(problem.path("title")).isEqualTo(type.path("fr"));
                                assertThat(statuses(type)).contains(problem.path("status"));
                            });
                    assertThat(problem.path("errors").valueStream())
                            .allSatisfy(fault -> assertThat(CODES)
                                    .filteredOn(code -> code.path("code").equals(fault.path("code")))
                                    .singleElement()
                                    .satisfies(code ->
                                            assertThat(code.path("status")).isEqualTo(problem.path("status"))));
                }));
    }

    @Test
    void eachTypeHasAnExample() {
        assertThat(problems().map(example -> example.getValue().path("value").path("type")))
                .containsAll(TYPES.stream().map(type -> type.path("type")).toList());
    }

    @TestFactory
    Stream<DynamicTest> eachAnswerShowsProblemsOfItsOwnStatus() {
        return CONTRACT.operations().stream()
                .flatMap(operation -> operation.responses().entrySet().stream()
                        .filter(response -> response.getValue().path("content").has("application/problem+json"))
                        .map(response -> DynamicTest.dynamicTest(
                                operation + " " + response.getKey(),
                                () -> assertThat(response.getValue()
                                                .path("content")
                                                .path("application/problem+json")
                                                .path("examples")
                                                .valueStream()
                                                .map(CONTRACT::resolve)
                                                .map(example -> example.path("value")
                                                        .path("status")
                                                        .asString()))
                                        .isNotEmpty()
                                        .containsOnly(response.getKey()))));
    }

    @Test
    void aTypeIsNamedOnce() {
        assertThat(TYPES.stream().map(type -> type.path("type").stringValue()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(type -> type.matches("urn:assure:probleme:[a-z]+(-[a-z]+)*"));
    }

    /** The rest of a type is fixed; HTTP itself refuses with more than one status. */
    @Test
    void aTypeHasOneStatusButForWhatHttpItselfRefuses() {
        assertThat(TYPES.stream().flatMap(ProblemCatalogueTest::statuses))
                .allMatch(status -> status.asInt() >= 400 && status.asInt() <= 599);
        assertThat(TYPES.stream().filter(type -> statuses(type).count() != 1))
                .singleElement()
                .satisfies(type -> assertThat(type.path("type").stringValue())
                        .isEqualTo("urn:assure:probleme:requete-http-refusee"));
    }

    @Test
    void aCodeIsNamedOnce() {
        assertThat(CODES.stream().map(code -> code.path("code").stringValue()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void aCodesStatusIsThatOfAType() {
        assertThat(CODES.stream().map(code -> code.path("status")))
                .isSubsetOf(
                        TYPES.stream().flatMap(ProblemCatalogueTest::statuses).toList());
    }

    @Test
    void eachRuleInASchemaIsOfTheCatalogue() {
        assertThat(Occurrences.texts("x-regle"))
                .contains("jours-seulement-si-vhr", "cle-si-verified", "cle-seulement-si-verified")
                .isSubsetOf(RULES.stream()
                        .map(rule -> rule.path("id").stringValue())
                        .toList());
    }

    @Test
    void aRuleIsNamedOnceAndHasALevel() {
        assertThat(RULES.stream().map(rule -> rule.path("id").stringValue())).doesNotHaveDuplicates();
        assertThat(RULES)
                .allSatisfy(
                        rule -> assertThat(rule.path("niveau").stringValue("")).isIn("document", "contrat", "conseil"));
    }

    @TestFactory
    Stream<DynamicTest> isInBothLanguages() {
        return Stream.of(TYPES, CODES, RULES)
                .flatMap(List::stream)
                .flatMap(entry -> Stream.of(entry, entry.path("remede")).filter(JsonNode::isObject))
                .map(entry -> DynamicTest.dynamicTest(entry.toString(), () -> {
                    assertThat(entry.path("fr").stringValue("")).isNotBlank();
                    assertThat(entry.path("en").stringValue(""))
                            .isNotBlank()
                            .isNotEqualTo(entry.path("fr").stringValue());
                }));
    }

    private static Stream<Map.Entry<String, JsonNode>> problems() {
        return CONTRACT.tree().path("components").path("examples").propertyStream();
    }

    private static Stream<JsonNode> statuses(JsonNode type) {
        JsonNode status = type.path("status");
        return status.isArray() ? status.valueStream() : Stream.of(status);
    }

    private static List<JsonNode> list(String name) {
        return CONTRACT.tree().path(name).valueStream().toList();
    }
}
