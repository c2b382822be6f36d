package lu.lalux.assure.conformance.selfcheck;

import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.http.JsonFlaw;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
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
        for (JsonFlaw flaw : JsonFlaw.values()) {
            if (conduct.has(Slip.JSON_LENIENT, path + " " + flaw.word())) {
                mapper = lenient(flaw).build();
            }
        }
        return mapper.readTree(text);
    }

    /** As a reader that looks for each name in any case. */
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

    private static JsonMapper.Builder lenient(JsonFlaw flaw) {
        return switch (flaw) {
            case SUITE, DEUX_OBJETS -> strict().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            case COMMENTAIRE, COMMENTAIRE_LIGNE -> strict().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS);
            case VIRGULE_FINALE -> strict().enable(JsonReadFeature.ALLOW_TRAILING_COMMA);
            case APOSTROPHES -> strict().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES);
            case NOM_NU -> strict().enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES);
        };
    }
}
