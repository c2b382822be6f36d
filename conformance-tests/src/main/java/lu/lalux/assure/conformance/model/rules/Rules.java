package lu.lalux.assure.conformance.model.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model server asks of the JSON bodies: by path, the fields that it knows and the constraints that it checks. */
public final class Rules {

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
    private final Set<String> open;
    private final Set<String> openToNull;

    private Rules(
            Map<String, Set<String>> known,
            Map<String, List<Constraint>> constraints,
            Set<String> open,
            Set<String> openToNull) {
        this.known = known;
        this.constraints = constraints;
        this.open = open;
        this.openToNull = openToNull;
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
        return new Rules(known, constraints, Set.of(), Set.of());
    }

    /**
     * @param path of an operation
     * @return the constraints of its fields
     */
    public List<Constraint> of(String path) {
        return constraints.get(path);
    }

    /** {@return these rules, with another list for one path} */
    public Rules change(String path, UnaryOperator<List<Constraint>> change) {
        Map<String, List<Constraint>> changed = new LinkedHashMap<>(constraints);
        changed.put(path, List.copyOf(change.apply(new ArrayList<>(constraints.get(path)))));
        return new Rules(known, changed, open, openToNull);
    }

    /** {@return these rules, where one path takes further fields, whatever is in them} */
    public Rules knowing(String path, Set<String> names) {
        Map<String, Set<String>> more = new LinkedHashMap<>(known);
        Set<String> all = new LinkedHashSet<>(known.get(path));
        all.addAll(names);
        more.put(path, all);
        return new Rules(more, constraints, open, openToNull);
    }

    /** {@return these rules, where one path takes any field} */
    public Rules open(String path) {
        return new Rules(known, constraints, Set.of(path), openToNull);
    }

    /** {@return these rules, where one path takes any field that is null} */
    public Rules openToNull(String path) {
        return new Rules(known, constraints, open, Set.of(path));
    }

    /**
     * @param path of an operation
     * @param body as sent
     * @return what is wrong with it, one fault a field
     */
    public List<Fault> faults(String path, ObjectNode body) {
        List<Fault> faults = new ArrayList<>();
        Set<String> faulty = new LinkedHashSet<>();
        for (Constraint constraint : constraints.get(path)) {
            JsonNode value = body.path(constraint.field());
            if (!faulty.contains(constraint.field()) && !constraint.holds().test(value)) {
                faulty.add(constraint.field());
                faults.add(new Fault("/" + constraint.field(), constraint.code()));
            }
        }
        if (!open.contains(path)) {
            body.propertyNames().stream()
                    .filter(name -> !known.get(path).contains(name))
                    .filter(name ->
                            !openToNull.contains(path) || !body.get(name).isNull())
                    .forEach(name -> faults.add(new Fault(pointer(name), "champ-inconnu")));
        }
        return faults;
    }

    /** RFC 6901 section 3. */
    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
