package lu.lalux.assure.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each element of the contract says where it comes from. */
class OriginsTest {

    @TestFactory
    Stream<DynamicTest> hasSourceAndLevel() {
        return elements().entrySet().stream()
                .map(element -> DynamicTest.dynamicTest(element.getKey(), () -> {
                    assertThat(element.getValue().path("x-source").stringValue(""))
                            .as("x-source")
                            .isNotBlank();
                    assertThat(element.getValue().path("x-niveau").stringValue(""))
                            .as("x-niveau")
                            .isIn("document", "contrat");
                }));
    }

    private static Map<String, JsonNode> elements() {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        Contract.root()
                .path("tags")
                .valueStream()
                .forEach(tag -> elements.put("tag " + tag.path("name").stringValue(), tag));
        for (Operation operation : Contract.operations()) {
            elements.put(operation.toString(), operation.node());
            operation
                    .parameters()
                    .forEach(parameter -> elements.put(
                            operation + " parameter " + parameter.path("name").stringValue(), parameter));
            operation
                    .responses()
                    .forEach((status, response) -> elements.put(operation + " response " + status, response));
        }
        JsonNode components = Contract.root().path("components");
        for (String kind : new String[] {"securitySchemes", "parameters", "responses", "schemas"}) {
            components.path(kind).forEachEntry((name, component) -> {
                elements.put(kind + " " + name, component);
                component
                        .path("properties")
                        .forEachEntry((property, schema) -> elements.put(kind + " " + name + "/" + property, schema));
            });
        }
        return elements;
    }
}
