package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every example, wherever it stands in the contract, is valid against the schema beside it. */
class ExamplesTest {

    private record Example(String pointer, String schema, JsonNode value) {}

    @TestFactory
    Stream<DynamicTest> isValid() {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.pointer(),
                        () -> assertThat(CONTRACT.schemas().complaints(example.schema(), example.value()))
                                .isEmpty()));
    }

    /** An example that no test sees would be one that nobody checks: each key of that name is found by the walk. */
    @Test
    void noneIsOverlooked() {
        assertThat(examples()).hasSizeGreaterThan(100);
        assertThat(CONTRACT.tree().path("components").path("examples").propertyNames())
                .as("examples of the contract's components")
                .allSatisfy(name -> assertThat(examples())
                        .extracting(Example::value)
                        .contains(CONTRACT.at("/components/examples/" + name).path("value")));
    }

    @TestFactory
    Stream<DynamicTest> everyMediaTypeHasOne() {
        List<DynamicTest> tests = new ArrayList<>();
        walk("", CONTRACT.tree(), (pointer, node) -> {
            if (node.has("content")) {
                node.get("content")
                        .forEachEntry((type, media) -> tests.add(DynamicTest.dynamicTest(
                                pointer + " " + type,
                                () -> assertThat(media.path("examples").size()).isPositive())));
            }
        });
        return tests.stream();
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        walk("", CONTRACT.tree(), (pointer, node) -> {
            if (node.has("schema") && node.has("examples")) {
                node.get("examples")
                        .forEachEntry((name, example) -> examples.add(new Example(
                                pointer + "/examples/" + name,
                                pointer + "/schema",
                                CONTRACT.resolve(example).path("value"))));
            }
            if (node.has("schema") && node.has("example")) {
                examples.add(new Example(pointer + "/example", pointer + "/schema", node.get("example")));
            }
            if (!node.has("schema") && node.has("example") && isSchema(node)) {
                examples.add(new Example(pointer + "/example", pointer, node.get("example")));
            }
        });
        // Problems that belong to no operation (404, 405) stand among the components only.
        CONTRACT.tree()
                .path("components")
                .path("examples")
                .forEachEntry((name, example) -> examples.add(new Example(
                        "/components/examples/" + name, "/components/schemas/Probleme", example.path("value"))));
        return examples;
    }

    private static boolean isSchema(JsonNode node) {
        return node.has("type") || node.has("allOf") || node.has("$ref");
    }

    private static void walk(String pointer, JsonNode node, Visitor visitor) {
        if (node.isObject()) {
            visitor.visit(pointer, node);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getKey().startsWith("example") || pointer.endsWith("/components")) {
                walk(pointer + "/" + escaped(entry.getKey()), entry.getValue(), visitor);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(pointer + "/" + i, node.get(i), visitor);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private interface Visitor {
        void visit(String pointer, JsonNode node);
    }
}
