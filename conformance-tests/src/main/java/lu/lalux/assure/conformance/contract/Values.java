package lu.lalux.assure.conformance.contract;

import tools.jackson.databind.JsonNode;

/** Scalars of JSON as plain Java values. */
final class Values {

    private Values() {}

    static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.isNumber() ? value.decimalValue() : value.asString();
    }
}
