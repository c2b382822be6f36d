package lu.lalux.assure.conformance.selfcheck;

import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a JSON value can be, as the contract's types tell them apart. */
enum JsonKind {
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

    static JsonKind of(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
