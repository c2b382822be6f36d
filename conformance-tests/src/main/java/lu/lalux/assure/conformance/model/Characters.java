package lu.lalux.assure.conformance.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** Reads bytes as text; what is not UTF-8, or half a character, is refused as unreadable JSON (D29). */
final class Characters {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    /**
     * @param asked a request with a body
     * @param conduct what is done wrongly
     * @return its body as text
     * @throws JacksonException when it is not UTF-8
     */
    static String decode(Request asked, Conduct conduct) {
        byte[] body = asked.body();
        String path = asked.path();
        if (conduct.has(Slip.ENCODING_GUESSED, path)) {
            return new String(body, guessed(body)).replace(String.valueOf(BYTE_ORDER_MARK), "");
        }
        if (conduct.has(Slip.CHARSET_BELIEVED, path)) {
            return new String(body, declared(asked));
        }
        if (conduct.has(Slip.MODIFIED_UTF_8, path)) {
            return modified(body);
        }
        try {
            return decode(body, conduct.has(Slip.BYTES_UNCHECKED, path));
        } catch (CharacterCodingException e) {
            if (conduct.has(Slip.LATIN_1_TAKEN, path)) {
                return new String(body, StandardCharsets.ISO_8859_1);
            }
            throw new StreamReadException(null, "not UTF-8", e);
        }
    }

    /** @param carelessly whether what is not UTF-8 is replaced, as many decoders do */
    private static String decode(byte[] body, boolean carelessly) throws CharacterCodingException {
        String text = new String(body, StandardCharsets.UTF_8);
        // What is not UTF-8 was replaced, and is not written again as it was.
        if (!carelessly && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
            throw new CharacterCodingException();
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** By which of the first four bytes are zero, as RFC 4627 had it, or by the mark. */
    private static Charset guessed(byte[] body) {
        int zeros = 0;
        for (int i = 0; i < Math.min(4, body.length); i++) {
            zeros = zeros << 1 | (body[i] == 0 ? 1 : 0);
        }
        return switch (zeros) {
            case 0b1110 -> Charset.forName("UTF-32BE");
            case 0b0111 -> Charset.forName("UTF-32LE");
            case 0b1010, 0b0010 -> StandardCharsets.UTF_16BE;
            case 0b0101, 0b0001 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static Charset declared(Request asked) {
        String[] parts = asked.header("content-type").split("charset=", 2);
        return parts.length < 2 ? StandardCharsets.UTF_8 : Charset.forName(parts[1].strip());
    }

    /** Java's own: long forms for NUL, and two halves for what is outside the first plane. */
    private static String modified(byte[] body) {
        ByteBuffer counted = ByteBuffer.allocate(body.length + 2)
                .putShort((short) body.length)
                .put(body);
        try {
            return new DataInputStream(new ByteArrayInputStream(counted.array())).readUTF();
        } catch (IOException e) {
            throw new StreamReadException(null, "not even Java's UTF-8", e);
        }
    }

    /**
     * @param json any
     * @throws JacksonException when a string of it has half of a character
     */
    static void requireWhole(JsonNode json) {
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
