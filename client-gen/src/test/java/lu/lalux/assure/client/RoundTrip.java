package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lu.lalux.assure.contract.Contract;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case of {@code round-trips.json}, which is the same for every language: what is asked for, what is answered, and what a
 * program has to read of it. What is asked for is also what has to be on the wire, neither more nor less.
 */
record RoundTrip(String cas, String operation, JsonNode requete, Answer reponse, JsonNode lu) {

    /** {@code type} null for {@code application/json}, {@code corps} null for none. */
    record Answer(int code, String type, JsonNode corps) {}

    static final Path FILE = Path.of("src/test/resources/lu/lalux/assure/client/round-trips.json");

    private static final Map<String, String> PATHS = Map.of(
            "obtenirJeton", "/token",
            "deposerDocumentReparateur", "/reparateur/upload",
            "deposerDocumentExpert", "/expert/upload",
            "demanderReglementReparateur", "/reparateur",
            "demanderReglementExpert", "/expert");

    private static final Map<String, String> SCHEMAS = Map.of(
            "deposerDocumentReparateur", "DepotDocument",
            "deposerDocumentExpert", "DepotDocument",
            "demanderReglementReparateur", "DemandeReparateur",
            "demanderReglementExpert", "DemandeExpert");

    private static final Contract CONTRACT = Contract.bundled();

    static List<RoundTrip> all() {
        try (InputStream file = RoundTrip.class.getResourceAsStream("round-trips.json")) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request line, behind the case's name, which tells the cases apart. */
    String line() {
        return (isToken() ? "POST /" : "PUT /") + cas + PATHS.get(operation);
    }

    boolean isToken() {
        return operation.equals("obtenirJeton");
    }

    RecordingServer.Answer answer() {
        return reponse.corps() == null
                ? new RecordingServer.Answer(reponse.code(), Map.of(), null)
                : new RecordingServer.Answer(
                        reponse.code(),
                        Map.of("Content-Type", reponse.type() == null ? "application/json" : reponse.type()),
                        reponse.corps().toString());
    }

    /** The same case for a language in which an amount is a number. */
    RoundTrip withoutLeadingZeros() {
        ObjectNode same = (ObjectNode) requete.deepCopy();
        requete.propertyStream()
                .filter(field -> field.getKey().matches(".*(HT|TVA|TTC)"))
                .forEach(field ->
                        same.put(field.getKey(), field.getValue().asString().replaceFirst("^0+(?=\\d)", "")));
        return new RoundTrip(cas, operation, same, reponse, lu);
    }

    /** What a body says, whatever its syntax. */
    JsonNode said(String body) {
        return isToken()
                ? JsonMapper.shared().valueToTree(form(body))
                : JsonMapper.shared().readTree(body);
    }

    /** What the contract has against a body; of a form nothing is asked here but its fields. */
    List<String> faults(JsonNode body) {
        return isToken()
                ? List.of()
                : CONTRACT.schemas().complaints("/components/schemas/" + SCHEMAS.get(operation), body);
    }

    static SortedMap<String, String> form(String body) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }
}
