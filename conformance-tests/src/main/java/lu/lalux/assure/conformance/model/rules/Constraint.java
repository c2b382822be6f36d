package lu.lalux.assure.conformance.model.rules;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * One constraint of one field, as the model server keeps it.
 *
 * @param field whose
 * @param kind which
 * @param code what {@code errors[].code} says of a value that breaks it
 * @param holds whether a value keeps it; an absent field is a missing node
 */
public record Constraint(String field, ConstraintKind kind, String code, Predicate<JsonNode> holds) {

    /**
     * @param other what holds instead
     * @return this constraint of the same field, with another sense
     */
    public Constraint with(Predicate<JsonNode> other) {
        return new Constraint(field, kind, code, other);
    }
}
