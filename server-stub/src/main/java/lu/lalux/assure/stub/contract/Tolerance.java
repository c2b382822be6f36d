package lu.lalux.assure.stub.contract;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The tolerated forms of a field, undone before the validation: another name (T2), a value of another type (T3). Driven
 * by {@code x-tolerance}; where nothing is tolerated the value stays as it was sent, for the validation to refuse.
 */
enum Tolerance {
    /** T2 and T3 are accepted. */
    LENIENT {
        @Override
        String name(String sent, Fields fields) {
            return fields.called(sent).map(Field::name).orElse(sent);
        }

        @Override
        JsonNode value(JsonNode sent, Field field) {
            for (String type : field.otherTypes()) {
                if (type.equals("number") && sent.isNumber()) {
                    return digits(sent);
                }
                if (type.equals("string") && sent.isString()) {
                    return unquoted(sent, field.type());
                }
            }
            return sent;
        }
    },
    /** Only the contract's own form is accepted. */
    STRICT {
        @Override
        String name(String sent, Fields fields) {
            return sent;
        }

        @Override
        JsonNode value(JsonNode sent, Field field) {
            return sent;
        }
    };

    private static final int MAX_MAGNITUDE = 20;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    abstract String name(String sent, Fields fields);

    abstract JsonNode value(JsonNode sent, Field field);

    /** The number's exact decimal digits as a string; 1E999999999 stays a number, and is refused as one. */
    private static JsonNode digits(JsonNode number) {
        BigDecimal value = number.decimalValue();
        boolean writable = Math.abs((long) value.scale()) <= MAX_MAGNITUDE && value.precision() <= MAX_MAGNITUDE;
        return writable ? JsonNodeFactory.instance.stringNode(value.toPlainString()) : number;
    }

    private static JsonNode unquoted(JsonNode text, String type) {
        String value = text.stringValue();
        return switch (type) {
            case "integer" ->
                INTEGER.matcher(value).matches() ? JsonNodeFactory.instance.numberNode(Integer.parseInt(value)) : text;
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value))
                        : text;
            default -> text;
        };
    }
}
