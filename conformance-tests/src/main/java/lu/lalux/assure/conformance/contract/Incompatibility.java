package lu.lalux.assure.conformance.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A rule of the contract by which a field may not be there while another has one of certain values: an {@code x-regle}
 * whose schema forbids the two together.
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

    /**
     * @param request a JSON object
     * @return whether it has the two together
     */
    public boolean isBrokenBy(JsonNode request) {
        return request.has(field) && values.contains(request.path(other).asString(""));
    }

    /** {@return those of a request's schema, in its order} */
    static List<Incompatibility> read(JsonNode schema) {
        List<Incompatibility> found = new ArrayList<>();
        for (JsonNode part : schema.path("allOf")) {
            JsonNode forbidden = part.path("not").path("properties");
            List<String> names = List.copyOf(forbidden.propertyNames());
            if (part.has("x-regle")) {
                String rule = part.get("x-regle").asString();
                List<String> listed = names.stream()
                        .filter(name -> forbidden.path(name).has("enum"))
                        .toList();
                if (names.size() != 2 || listed.size() != 1) {
                    // A model that did not know it would accept what the contract refuses.
                    throw new IllegalStateException(
                            "The suite cannot read the rule " + rule + ": not two fields, of which one has an enum");
                }
                String other = listed.get(0);
                String name = names.get(names.indexOf(other) == 0 ? 1 : 0);
                Set<String> values = new HashSet<>();
                forbidden.path(other).path("enum").forEach(value -> values.add(value.asString()));
                found.add(new Incompatibility(rule, name, other, values));
            }
        }
        return found;
    }
}
