package lu.lalux.assure.conformance.model.json;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a model server reads JSON: strictly, RFC 8259. */
public class JsonReading {

    /** JSON with a name twice in an object, or with something behind it, is read all the same. */
    protected static final JsonMapper PLAIN =
            BoundedJson.upTo(BoundedJson.REQUEST).build();

    private static final JsonMapper STRICT = PLAIN.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * @param path of the operation
     * @param text its request
     * @return the JSON value
     * @throws JacksonException when it is none
     */
    public JsonNode read(String path, String text) {
        return STRICT.readTree(text);
    }

    /**
     * @param text that was not read
     * @return the names that an object has twice, at its first level; none when its text is no JSON for another reason
     */
    public Set<String> repeated(String text) {
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
}
