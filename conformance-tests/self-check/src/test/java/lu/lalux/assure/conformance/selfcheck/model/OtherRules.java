package lu.lalux.assure.conformance.selfcheck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.rules.Constraint;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;

/**
 * Rules that differ from some others at one path: in the constraints that are checked, or in the fields that are taken.
 */
public final class OtherRules extends Rules {

    /** Whether a field is taken, whatever the others say. */
    private interface Taken {
        boolean test(String name, JsonNode value);
    }

    private final Rules others;
    private final String path;
    private final List<Constraint> constraints;
    private final Taken taken;

    private OtherRules(Rules others, String path, List<Constraint> constraints, Taken taken) {
        super(others);
        this.others = others;
        this.path = path;
        this.constraints = List.copyOf(constraints);
        this.taken = taken;
    }

    /** {@return rules with another list for one path} */
    public static Rules change(Rules rules, String path, UnaryOperator<List<Constraint>> change) {
        return new OtherRules(rules, path, change.apply(new ArrayList<>(rules.of(path))), (name, value) -> false);
    }

    /** {@return rules where one path takes further fields, whatever is in them} */
    public static Rules knowing(Rules rules, String path, Set<String> names) {
        return new OtherRules(rules, path, rules.of(path), (name, value) -> names.contains(name));
    }

    /** {@return rules where one path takes any field} */
    public static Rules open(Rules rules, String path) {
        return new OtherRules(rules, path, rules.of(path), (name, value) -> true);
    }

    /** {@return rules where one path takes any field that is null} */
    public static Rules openToNull(Rules rules, String path) {
        return new OtherRules(rules, path, rules.of(path), (name, value) -> value.isNull());
    }

    @Override
    public List<Constraint> of(String asked) {
        return asked.equals(path) ? constraints : others.of(asked);
    }

    @Override
    public boolean takes(String asked, String name, JsonNode value) {
        return asked.equals(path) && taken.test(name, value) || others.takes(asked, name, value);
    }
}
