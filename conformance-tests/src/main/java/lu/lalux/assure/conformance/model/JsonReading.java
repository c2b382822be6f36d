package lu.lalux.assure.conformance.model;

import java.util.LinkedHashSet;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.json.BoundedJson;
import lu.lalux.assure.conformance.model.json.JsonLiberty;
import lu.lalux.assure.conformance.model.json.JsonStrictness;
import lu.lalux.assure.conformance.model.json.LiberalJson;
import lu.lalux.assure.conformance.model.json.TextHabit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a model server reads JSON: strictly, or with one of the liberties that readers can be set to take. */
final class JsonReading {

    private static final JsonMapper PLAIN =
            BoundedJson.upTo(BoundedJson.REQUEST).build();
    private static final JsonMapper STRICT = PLAIN.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Conduct conduct;

    JsonReading(Conduct conduct) {
        this.conduct = conduct;
    }

    JsonNode read(String path, String text) {
        if (conduct.has(Slip.MEMBER_TWICE_TAKEN, path)) {
            return PLAIN.readTree(text);
        }
        for (JsonLiberty liberty : JsonLiberty.values()) {
            if (conduct.has(Slip.JSON_LENIENT, path + " " + liberty.word())) {
                return LiberalJson.read(text, liberty);
            }
        }
        for (JsonStrictness strictness : JsonStrictness.values()) {
            if (conduct.has(Slip.JSON_STRICT, path + " " + strictness.word()) && strictness.refuses(text)) {
                throw new StreamReadException(null, strictness.word());
            }
        }
        return STRICT.readTree(text);
    }

    /** {@return the names that an object has twice, at its first level; none when its text is no JSON for another reason} */
    Set<String> repeated(String text) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        try (JsonParser parser = PLAIN.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (!names.add(parser.currentName())) {
                    repeated.add(parser.currentName());
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null ? repeated : Set.of();
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    /** {@return the body as this server sees it: with the contract's names, where it does not mind their case; with other texts} */
    ObjectNode seen(Operation operation, ObjectNode body) {
        for (TextHabit habit : TextHabit.values()) {
            if (conduct.has(Slip.TEXT_CHANGED, operation.path() + " " + habit.word())) {
                return habit.in(body);
            }
        }
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
}
