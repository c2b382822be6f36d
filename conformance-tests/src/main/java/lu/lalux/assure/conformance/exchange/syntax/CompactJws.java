package lu.lalux.assure.conformance.exchange.syntax;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed text in three parts, as many access tokens are (RFC 7515 section 7.1). Parts are as they were written: to
 * change one is to leave the others.
 *
 * @param header first part, encoded
 * @param payload second part, encoded
 * @param signature third part, encoded
 */
public record CompactJws(String header, String payload, String signature) {

    /** The shortest key that there is: HMAC fills keys up with zeros, so that this one is as good as none. */
    private static final byte[] NO_KEY = {0};

    /**
     * @param text anything
     * @return it in its parts; nothing when there are not three, or one of the first two is no JSON object
     */
    public static Optional<CompactJws> of(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == 3
                        && object(parts[0]).isPresent()
                        && object(parts[1]).isPresent()
                ? Optional.of(new CompactJws(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    /**
     * @param header its members
     * @param payload its members
     * @return the two parts, and an empty third
     */
    public static CompactJws of(JsonNode header, JsonNode payload) {
        return new CompactJws(encoded(bytes(header.toString())), encoded(bytes(payload.toString())), "");
    }

    /** {@return the members of the first part} */
    public ObjectNode headerMembers() {
        return object(header).orElseThrow();
    }

    /** {@return the members of the second part} */
    public ObjectNode payloadMembers() {
        return object(payload).orElseThrow();
    }

    /** {@return what a signature covers} */
    public byte[] signed() {
        return bytes(header + "." + payload);
    }

    /**
     * @param other third part, encoded
     * @return the same with it
     */
    public CompactJws withSignature(String other) {
        return new CompactJws(header, payload, other);
    }

    /**
     * @param key shared; may be empty
     * @return the same, sealed with HS256 (RFC 7518 section 3.2)
     */
    public CompactJws sealed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.length == 0 ? NO_KEY : key, "HmacSHA256"));
            return withSignature(encoded(mac.doFinal(signed())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param bytes any
     * @return them in Base64 for addresses, without padding (RFC 7515 section 2)
     */
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** {@return as it travels} */
    public String text() {
        return header + "." + payload + "." + signature;
    }

    private static Optional<ObjectNode> object(String part) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(part);
            return JsonMapper.shared().readTree(json) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
