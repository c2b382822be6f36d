package lu.lalux.assure.conformance.judge.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.JsonNode;

/** Whether two settlement requests say the same: D19, amounts by value, all else to the letter, order of no account. */
public final class SameRequest {

    private SameRequest() {}

    /**
     * @param operation that both are for
     * @param one body
     * @param other body
     * @return whether they say the same but for their keys: another upload of the same file has another key
     */
    public static boolean besideKeys(Operation operation, JsonNode one, JsonNode other) {
        return operation.fields().stream()
                .filter(field -> !field.isKey())
                .allMatch(field -> same(field, one.path(field.name()), other.path(field.name())));
    }

    /**
     * @param operation that both are for
     * @param one body
     * @param other body
     * @return whether a server takes them for one
     */
    public static boolean is(Operation operation, JsonNode one, JsonNode other) {
        return differing(operation, one, other).isEmpty();
    }

    /**
     * @param operation that both are for
     * @param one body
     * @param other body
     * @return the names of what differs, for people
     */
    public static String difference(Operation operation, JsonNode one, JsonNode other) {
        return String.join(", ", differing(operation, one, other));
    }

    private static List<String> differing(Operation operation, JsonNode one, JsonNode other) {
        List<String> differing = new ArrayList<>();
        for (Field field : operation.fields()) {
            if (!same(field, one.path(field.name()), other.path(field.name()))) {
                differing.add(field.name());
            }
        }
        return differing;
    }

    /**
     * @param field of the contract
     * @param one value; missing when it is not there
     * @param other value; missing when it is not there
     * @return whether they are the same
     */
    public static boolean same(Field field, JsonNode one, JsonNode other) {
        if (field.isAmount() && one.isString() && other.isString()) {
            try {
                return new BigDecimal(one.stringValue()).compareTo(new BigDecimal(other.stringValue())) == 0;
            } catch (NumberFormatException e) {
                return one.equals(other);
            }
        }
        return one.isMissingNode() ? other.isMissingNode() : one.equals(other);
    }
}
