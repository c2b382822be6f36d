package lu.lalux.assure.conformance.contract;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the contract.
 *
 * @param method HTTP method, in capitals
 * @param path as the contract writes it
 * @param mediaType of the request's body; empty when there is none
 * @param requestSchema pointer to the schema of the request's body; empty when there is none
 * @param fields of the request's body
 * @param settlement what the contract says of it as a whole, when it is a settlement
 * @param incompatibilities its fields that may not be there with certain values of others
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
        String requestSchema,
        List<Field> fields,
        Optional<Settlement> settlement,
        List<Incompatibility> incompatibilities,
        List<Field> parameters,
        Map<String, JsonNode> examples,
        Map<String, ResponseSpec> responses,
        int maxBody,
        int maxFile) {

    /** Keeps the contract's order. */
    public Operation {
        fields = List.copyOf(fields);
        incompatibilities = List.copyOf(incompatibilities);
        parameters = List.copyOf(parameters);
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
        responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
    }

    /** By what tells operations apart: all their fields and examples would take longer than what is done with them. */
    @Override
    public int hashCode() {
        return Objects.hash(method, path);
    }

    /** {@return the first words of the ids of what its parameters give} */
    public String parameterDomain() {
        return path.substring(1) + (method.equals("GET") ? ".page" : "");
    }

    /**
     * {@return the example that shows the most fields, with the own example of each field that none shows: the one to
     * derive cases from}
     */
    public Map<String, Object> fullestExample() {
        Map<String, Object> fullest = examples.values().stream()
                .max(Comparator.comparingInt(JsonNode::size))
                .map(Operation::values)
                .orElseThrow(() -> new IllegalStateException("No request example: " + method + " " + path));
        fields.stream()
                .filter(field -> examples.values().stream().noneMatch(example -> example.has(field.name())))
                .forEach(field -> field.ownExample().ifPresent(own -> fullest.put(field.name(), own)));
        return fullest;
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
     * @return what the contract says of this settlement as a whole
     * @throws IllegalStateException when it says nothing: an older contract lacks it, and it is not guessed
     */
    public Settlement asSettlement() {
        return settlement.orElseThrow(
                () -> new IllegalStateException("No x-identite in the contract: " + method + " " + path));
    }

    /** {@return the fields that hold the key of a file} */
    public List<Field> keys() {
        return fields.stream().filter(Field::isKey).toList();
    }

    /**
     * @param which one of its fields
     * @return the first of them
     * @throws IllegalStateException when it has none
     */
    public Field only(Predicate<Field> which) {
        return fields.stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such field in the contract: " + method + " " + path));
    }

    /**
     * @param name of a field
     * @return the field
     */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
