package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import tools.jackson.databind.JsonNode;

/** The values of a keyword or extension of a description, the contract's unless another is named, wherever it stands. */
final class Occurrences {

    private Occurrences() {}

    /** A list counts as its items. */
    static List<JsonNode> values(String name) {
        return values(CONTRACT, name);
    }

    static Stream<String> texts(String name) {
        return texts(CONTRACT, name);
    }

    static Stream<String> texts(Contract description, String name) {
        return values(description, name).stream().map(JsonNode::stringValue);
    }

    private static List<JsonNode> values(Contract description, String name) {
        List<JsonNode> values = new ArrayList<>();
        collect(description.tree(), name, values);
        return values;
    }

    private static void collect(JsonNode node, String name, List<JsonNode> values) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals(name)) {
                JsonNode value = entry.getValue();
                (value.isArray() ? value.valueStream() : Stream.of(value)).forEach(values::add);
            }
        }
        node.valueStream().forEach(child -> collect(child, name, values));
    }
}
