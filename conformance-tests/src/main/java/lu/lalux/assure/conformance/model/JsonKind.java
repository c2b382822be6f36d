package lu.lalux.assure.conformance.model;

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

    public static JsonKind of(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
