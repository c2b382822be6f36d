package lu.lalux.assure.conformance.model;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * One constraint of one field, as the model server keeps it; a mutant has one more, one less, or another.
 *
 * @param field whose
 * @param kind which
 * @param code what {@code errors[].code} says of a value that breaks it
 * @param holds whether a value keeps it; an absent field is a missing node
 */
public record Constraint(String field, ConstraintKind kind, String code, Predicate<JsonNode> holds) {

    public Constraint with(Predicate<JsonNode> other) {
        return new Constraint(field, kind, code, other);
    }
}
