package lu.lalux.assure.conformance.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A rule of the contract by which a field may not be there while another has one of certain values: an {@code x-regle} whose
 * schema forbids the two together.
 *
 * @param id of the rule, which is the code of its fault too
 * @param field that may not be there
 * @param other the field that it depends on
 * @param values of the other one
 */
public record Incompatibility(String id, String field, String other, Set<String> values) {

    /** Copies. */
    public Incompatibility {
        values = Set.copyOf(values);
    }

    /** {@return those of a request's schema, in its order} */
    static List<Incompatibility> read(JsonNode schema) {
        List<Incompatibility> found = new ArrayList<>();
        for (JsonNode part : schema.path("allOf")) {
            JsonNode forbidden = part.path("not").path("properties");
            List<String> names = List.copyOf(forbidden.propertyNames());
            if (part.has("x-regle") && names.size() == 2) {
                int other = forbidden.path(names.get(0)).has("enum") ? 0 : 1;
                Set<String> values = new HashSet<>();
                forbidden.path(names.get(other)).path("enum").forEach(value -> values.add(value.asString()));
                found.add(new Incompatibility(
                        part.get("x-regle").asString(), names.get(1 - other), names.get(other), values));
            }
        }
        return found;
    }
}
