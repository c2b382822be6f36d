package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fingerprints (SHA-256), to tell whether something is still what it was. */
final class Empreinte {

    private Empreinte() {}

    static String de(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of a request's fields in any order, and of its files' content. */
    static String de(ObjectNode contenu, Map<String, String> fichiers) {
        Map<String, String> champs = new TreeMap<>();
        for (Map.Entry<String, JsonNode> champ : contenu.properties()) {
            champs.put(champ.getKey(), champ.getValue().toString());
        }
        fichiers.forEach((champ, sha256) -> champs.put(champ, "fichier " + sha256));
        return de(champs.toString().getBytes(UTF_8));
    }
}
