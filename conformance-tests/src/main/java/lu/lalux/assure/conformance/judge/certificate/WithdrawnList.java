package lu.lalux.assure.conformance.judge.certificate;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The certificates that are worth nothing any more, though they have not expired:
 * {@code {"format": 1, "withdrawn": [{"id": "..."}]}}, plain, or as a statement that is signed like a certificate.
 *
 * @param ids of the certificates
 */
public record WithdrawnList(Set<String> ids) {

    /** What a signed list says it is: a certificate cannot pass for one, nor the other way round. */
    static final String TYPE = "assure-withdrawn+json";

    /** Nothing is withdrawn. */
    public static final WithdrawnList NONE = new WithdrawnList(Set.of());

    private static final int FORMAT = 1;
    /** Some hundred thousand certificates. */
    private static final long MOST = 16_777_216;

    /** Copies. */
    public WithdrawnList {
        ids = Set.copyOf(ids);
    }

    /**
     * @param file with the list
     * @param key that must have signed it, if it is signed; with none a signed list is refused, since nobody can say
     *     whose it is
     * @return the list
     * @throws UnusableFileException when it is none, or not signed by that key
     */
    public static WithdrawnList read(Path file, Optional<VerifyingKey> key) throws UnusableFileException {
        String text = KeyFile.read(file, MOST).strip();
        if (text.startsWith("{")) {
            return parse(file, text);
        }
        Jws jws = Jws.of(text).filter(found -> found.isOf(TYPE)).orElseThrow(() -> noList(file));
        Optional<PublicJsonWebKey> known = key.map(VerifyingKey::jwk);
        if (known.filter(jws::isSignedBy).isEmpty()) {
            throw new UnusableFileException(
                    "« " + file + " » : la liste est signée, et pas par la clé donnée (--key).",
                    "\"" + file + "\": the list is signed, and not by the key that was given (--key).");
        }
        return parse(file, jws.payload());
    }

    /**
     * @param more certificates
     * @return the list with them
     */
    public WithdrawnList with(Set<String> more) {
        Set<String> all = new HashSet<>(ids);
        all.addAll(more);
        return new WithdrawnList(all);
    }

    /**
     * @param key that says so
     * @return the list as a signed statement, what {@link #read} takes
     */
    public String signed(SigningKey key) {
        ObjectNode list = JsonMapper.shared().createObjectNode().put("format", FORMAT);
        ArrayNode withdrawn = list.putArray("withdrawn");
        ids.stream().sorted().forEach(id -> withdrawn.addObject().put("id", id));
        return key.sign(list.toString(), TYPE);
    }

    private static WithdrawnList parse(Path file, String json) throws UnusableFileException {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (root.path("format").asInt(0) == FORMAT && root.path("withdrawn").isArray()) {
                Set<String> ids = new HashSet<>();
                for (JsonNode entry : root.path("withdrawn")) {
                    if (!entry.path("id").isString()) {
                        throw noList(file);
                    }
                    ids.add(entry.path("id").stringValue());
                }
                return new WithdrawnList(ids);
            }
        } catch (JacksonException e) {
            throw noList(file);
        }
        throw noList(file);
    }

    private static UnusableFileException noList(Path file) {
        return new UnusableFileException(
                "« " + file + " » n'est pas une liste de certificats retirés.",
                "\"" + file + "\" is no list of withdrawn certificates.");
    }
}
