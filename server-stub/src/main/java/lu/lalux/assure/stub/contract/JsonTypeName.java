package lu.lalux.assure.stub.contract;

import lu.lalux.assure.stub.problem.Message;
import tools.jackson.databind.JsonNode;

/** What a JSON value is, in words. */
final class JsonTypeName {

    private JsonTypeName() {}

    static Message of(JsonNode value) {
        return Message.of("contract.type."
                + switch (value.getNodeType()) {
                    case NULL -> "null";
                    case BOOLEAN -> "boolean";
                    case NUMBER -> "number";
                    case STRING -> "string";
                    case ARRAY -> "array";
                    default -> "object";
                });
    }
}
