package lu.lalux.assure.conformance.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** Reads bytes as text; what is not UTF-8, or half a character, is refused as unreadable JSON (D29). */
final class Characters {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    /**
     * @param body bytes
     * @param carelessly whether what is not UTF-8 is replaced, as many decoders do
     * @return them as text
     * @throws JacksonException when they are not UTF-8
     */
    static String decode(byte[] body, boolean carelessly) {
        CodingErrorAction action = carelessly ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(action)
                    .onUnmappableCharacter(action)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new StreamReadException(null, "not UTF-8", e);
        }
    }

    /**
     * @param json any
     * @throws JacksonException when a string of it has half of a character
     */
    static void requireWhole(JsonNode json) {
        if (json.isString() && json.stringValue().codePoints().anyMatch(Characters::isHalf)) {
            throw new StreamReadException(null, "half of a character");
        }
        json.forEach(Characters::requireWhole);
    }

    /** Pairs come as one code point: a surrogate that comes by itself is half of one. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
