package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fingerprints (SHA-256), to tell whether something is still what it was. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Of a request's fields in any order, amounts by their value, as the server compares them (D19); and of its files.
     */
    static String of(Demande request, Map<String, String> files) {
        ObjectNode content = request.content().deepCopy();
        for (Field field : request.form().settlement().fields().all()) {
            JsonNode value = content.get(field.name());
            if (field.kind() == FieldKind.AMOUNT
                    && value != null
                    && value.isString()
                    && field.fits(value.stringValue())) {
                content.put(
                        field.name(),
                        new BigDecimal(value.stringValue()).stripTrailingZeros().toPlainString());
            }
        }
        return literal(content, files);
    }

    /** The same letter by letter, as earlier releases noted it in their journals. */
    static String literal(ObjectNode content, Map<String, String> files) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            fields.put(field.getKey(), field.getValue().toString());
        }
        files.forEach((field, sha256) -> fields.put(field, "fichier " + sha256));
        return of(fields.toString().getBytes(UTF_8));
    }
}
