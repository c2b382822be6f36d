package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The values of a keyword or extension of the contract, wherever it stands. */
final class Occurrences {

    private Occurrences() {}

    /** A list counts as its items. */
    static List<JsonNode> values(String name) {
        List<JsonNode> values = new ArrayList<>();
        collect(CONTRACT.tree(), name, values);
        return values;
    }

    static Stream<String> texts(String name) {
        return values(name).stream().map(JsonNode::stringValue);
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
