package lu.lalux.assure.conformance.selfcheck.model.json;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.json.Characters;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** Takes bytes for text that are not UTF-8, or in another encoding. */
public final class WrongCharacters extends Characters {

    private final Conduct conduct;

    /** @param conduct what is done wrongly */
    public WrongCharacters(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    public String decode(Request asked) {
        byte[] body = asked.body();
        String path = asked.path();
        if (conduct.has(Slip.ENCODING_GUESSED, path)) {
            return new String(body, guessed(body)).replace("\uFEFF", "");
        }
        if (conduct.has(Slip.CHARSET_BELIEVED, path)) {
            return new String(body, declared(asked));
        }
        if (conduct.has(Slip.CHARSET_BELIEVED_AS_IN_DOTNET, path)) {
            Charset declared = declared(asked);
            return new String(body, declared.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16LE : declared);
        }
        if (conduct.has(Slip.MODIFIED_UTF_8, path)) {
            return modified(body);
        }
        if (conduct.has(Slip.BYTES_UNCHECKED, path)) {
            return withoutMark(new String(body, StandardCharsets.UTF_8));
        }
        try {
            return super.decode(asked);
        } catch (JacksonException e) {
            if (conduct.has(Slip.LATIN_1_TAKEN, path)) {
                return new String(body, StandardCharsets.ISO_8859_1);
            }
            throw e;
        }
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

    @Override
    public void requireWhole(String path, JsonNode json) {
        if (!conduct.has(Slip.HALF_CHARACTER_TAKEN, path)) {
            super.requireWhole(path, json);
        }
    }
}
