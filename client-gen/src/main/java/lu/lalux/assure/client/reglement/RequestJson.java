package lu.lalux.assure.client.reglement;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Map;
import lu.lalux.assure.client.invoker.ApiClient;

/** A request's JSON, written as the generated client does: nothing for absent fields. */
final class RequestJson {

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();
    private static final ObjectReader ONE_OBJECT = MAPPER.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private RequestJson() {}

    /** @param fields as the contract names them */
    static String write(Map<String, Object> fields, Class<?> model) {
        try {
            return MAPPER.writeValueAsString(MAPPER.convertValue(fields, model));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model of the contract cannot be written", e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is anything else than one JSON object, and where: nothing of its content
     */
    static JsonNode read(String json) {
        JsonNode value;
        try {
            value = ONE_OBJECT.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new IllegalArgumentException("No JSON"
                    + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
        }
        if (!value.isObject()) {
            throw new IllegalArgumentException("No JSON object");
        }
        return value;
    }
}
