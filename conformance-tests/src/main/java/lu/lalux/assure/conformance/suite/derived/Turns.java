package lu.lalux.assure.conformance.suite.derived;

import java.util.List;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * Shares out test values among the fields of one kind: each value is sent in one field only, since a server reads all
 * these fields with the same code. Which field has which value is the same in each run.
 */
final class Turns {

    private final List<String> fields;
    private int next;

    /**
     * @param operation whose request it is
     * @param kind of the fields
     */
    Turns(Operation operation, Predicate<Field> kind) {
        this.fields = operation.fields().stream().filter(kind).map(Field::name).toList();
    }

    /** {@return whether the next value is this field's; to be asked of each value in the same order} */
    boolean isOf(Field field) {
        return fields.get(next++ % fields.size()).equals(field.name());
    }
}
