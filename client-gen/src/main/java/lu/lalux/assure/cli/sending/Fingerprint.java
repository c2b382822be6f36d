package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
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

    /** Of a request's fields in any order, and of its files' content. */
    static String of(ObjectNode content, Map<String, String> files) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            fields.put(field.getKey(), field.getValue().toString());
        }
        files.forEach((field, sha256) -> fields.put(field, "fichier " + sha256));
        return of(fields.toString().getBytes(UTF_8));
    }
}
