package lu.lalux.assure.conformance.model;

import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a model server reads JSON: strictly, or with one of the liberties that readers can be set to take. */
final class JsonReading {

    private static final JsonMapper STRICT = strict().build();

    private final Conduct conduct;

    JsonReading(Conduct conduct) {
        this.conduct = conduct;
    }

    JsonNode read(String path, String text) {
        if (conduct.has(Slip.MEMBER_TWICE_TAKEN, path)) {
            return JsonMapper.shared().readTree(text);
        }
        JsonMapper mapper = STRICT;
        for (JsonLiberty liberty : JsonLiberty.values()) {
            if (conduct.has(Slip.JSON_LENIENT, path + " " + liberty.word())) {
                mapper = liberty.taken(strict()).build();
            }
        }
        return mapper.readTree(text);
    }

    /** {@return the body with the contract's names, where this server does not mind their case} */
    ObjectNode named(Operation operation, ObjectNode body) {
        if (!conduct.has(Slip.NAMES_CASELESS, operation.path())) {
            return body;
        }
        ObjectNode named = JsonMapper.shared().createObjectNode();
        body.forEachEntry((name, value) -> named.set(
                operation.fields().stream()
                        .map(field -> field.name())
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name),
                value));
        return named;
    }

    private static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
