package lu.lalux.assure.conformance.model.rules;

import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a JSON value can be, as the contract's types tell them apart. */
public enum JsonKind {
    STRING(JsonNode::isString),
    INTEGER(JsonNode::isIntegralNumber),
    DECIMAL(value -> value.isNumber() && !value.isIntegralNumber()),
    BOOLEAN(JsonNode::isBoolean),
    ARRAY(JsonNode::isArray),
    OBJECT(JsonNode::isObject);

    private final Predicate<JsonNode> test;

    JsonKind(Predicate<JsonNode> test) {
        this.test = test;
    }

    boolean is(JsonNode value) {
        return test.test(value);
    }

    /**
     * @param type as JSON Schema names it
     * @return the kind
     */
    public static JsonKind of(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
