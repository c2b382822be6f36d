package lu.lalux.assure.conformance.model.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model server asks of the JSON bodies: by path, the fields that it knows and the constraints that it checks.
 */
public class Rules {

    /**
     * What is wrong with a field.
     *
     * @param pointer to the field
     * @param code of the contract's
     * @param detail in words; empty when the code says it all
     */
    public record Fault(String pointer, String code, String detail) {
        /**
         * @param pointer to the field
         * @param code of the contract's, which says it all
         */
        public Fault(String pointer, String code) {
            this(pointer, code, "");
        }
    }

    private final Map<String, Set<String>> known;
    private final Map<String, List<Constraint>> constraints;

    private Rules(Map<String, Set<String>> known, Map<String, List<Constraint>> constraints) {
        this.known = known;
        this.constraints = constraints;
    }

    /**
     * For rules that differ from others.
     *
     * @param others from which they differ
     */
    protected Rules(Rules others) {
        this(others.known, others.constraints);
    }

    /** {@return the contract's} */
    public static Rules of(Contract contract) {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        Map<String, List<Constraint>> constraints = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            if (operation.mediaType().equals("application/json")) {
                Set<String> names = new LinkedHashSet<>();
                List<Constraint> list = new ArrayList<>();
                for (Field field : operation.fields()) {
                    names.add(field.name());
                    list.addAll(Constraints.of(field));
                }
                known.put(operation.path(), names);
                constraints.put(operation.path(), list);
            }
        }
        return new Rules(known, constraints);
    }

    /**
     * @param path of an operation
     * @return the constraints of its fields
     */
    public List<Constraint> of(String path) {
        return constraints.get(path);
    }

    /**
     * @param path of an operation
     * @param name of a field
     * @param value what is in it
     * @return whether the field is one of the operation's
     */
    public boolean takes(String path, String name, JsonNode value) {
        return known.get(path).contains(name);
    }

    /**
     * @param path of an operation
     * @param body as sent
     * @return what is wrong with it, one fault a field
     */
    public List<Fault> faults(String path, ObjectNode body) {
        List<Fault> faults = new ArrayList<>();
        Set<String> faulty = new LinkedHashSet<>();
        for (Constraint constraint : of(path)) {
            JsonNode value = body.path(constraint.field());
            if (!faulty.contains(constraint.field()) && !constraint.holds().test(value)) {
                faulty.add(constraint.field());
                faults.add(new Fault("/" + constraint.field(), constraint.code()));
            }
        }
        body.propertyNames().stream()
                .filter(name -> !takes(path, name, body.get(name)))
                .forEach(name -> faults.add(new Fault(pointer(name), "champ-inconnu")));
        return faults;
    }

    /** RFC 6901 section 3. */
    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
