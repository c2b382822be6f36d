package lu.lalux.assure.conformance.contract;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the contract.
 *
 * @param method HTTP method, in capitals
 * @param path as the contract writes it
 * @param mediaType of the request's body; empty when there is none
 * @param fields of the request's body
 * @param parameters of the query
 * @param examples named request examples
 * @param responses by status
 * @param maxBody the largest body in bytes, {@code x-taille-max-corps}; 0 when unsaid
 * @param maxFile the largest file in bytes once decoded, {@code x-taille-max-fichier}; 0 when unsaid
 */
public record Operation(
        String method,
        String path,
        String mediaType,
        List<Field> fields,
        List<Field> parameters,
        Map<String, JsonNode> examples,
        Map<String, ResponseSpec> responses,
        int maxBody,
        int maxFile) {

    /** Keeps the contract's order. */
    public Operation {
        fields = List.copyOf(fields);
        parameters = List.copyOf(parameters);
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
        responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
    }

    /** {@return the first words of the ids of what its parameters give} */
    public String parameterDomain() {
        return path.substring(1) + (method.equals("GET") ? ".page" : "");
    }

    /** {@return the example that shows the most fields, the one to derive cases from} */
    public Map<String, Object> fullestExample() {
        return examples.values().stream()
                .max(Comparator.comparingInt(JsonNode::size))
                .map(Operation::values)
                .orElseThrow(() -> new IllegalStateException("No request example: " + method + " " + path));
    }

    /**
     * @param example a JSON object
     * @return its members, in order, as plain Java values
     */
    public static Map<String, Object> values(JsonNode example) {
        Map<String, Object> values = new LinkedHashMap<>();
        example.forEachEntry((name, value) -> values.put(name, Values.plain(value)));
        return values;
    }

    /**
     * @param name of a field
     * @return the field
     */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
