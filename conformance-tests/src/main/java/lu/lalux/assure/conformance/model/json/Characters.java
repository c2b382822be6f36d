package lu.lalux.assure.conformance.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lu.lalux.assure.conformance.model.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** Reads bytes as text; what is not UTF-8, or half a character, is refused as unreadable JSON (D29). */
public class Characters {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * @param asked a request with a body
     * @return its body as text
     * @throws JacksonException when it is not UTF-8
     */
    public String decode(Request asked) {
        String text = new String(asked.body(), StandardCharsets.UTF_8);
        // What is not UTF-8 was replaced, and is not written again as it was.
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), asked.body())) {
            throw new StreamReadException(null, "not UTF-8");
        }
        return withoutMark(text);
    }

    /** {@return the text behind the byte order mark} */
    protected static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /**
     * @param path of the operation
     * @param json its request
     * @throws JacksonException when a string of it has half of a character
     */
    public void requireWhole(String path, JsonNode json) {
        requireWhole(json);
    }

    private static void requireWhole(JsonNode json) {
        if (json.isString() && hasHalf(json.stringValue())) {
            throw new StreamReadException(null, "half of a character");
        }
        json.forEach(Characters::requireWhole);
    }

    /** UTF-8 has no half of a pair: what is written instead is not read again as it was. */
    private static boolean hasHalf(String text) {
        return !text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
