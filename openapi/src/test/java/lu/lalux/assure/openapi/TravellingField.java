package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.contract.Operation;
import tools.jackson.databind.JsonNode;

/**
 * A field that travels, as the contract has it.
 *
 * @param direction {@code requete}, {@code reponse} (of a success) or {@code erreur}
 * @param name its name; that of a field within a list's items follows the list's, after a point
 * @param schema its own schema, with the extensions beside it
 */
record TravellingField(Operation operation, String direction, String name, JsonNode schema, boolean required) {

    /** Those of all operations, parameters included; a field that several answers have in common is one field. */
    static Collection<TravellingField> all() {
        Map<String, TravellingField> fields = new LinkedHashMap<>();
        for (Operation operation : CONTRACT.operations()) {
            List<TravellingField> found = new ArrayList<>();
            for (JsonNode parameter : operation.parameters()) {
                found.add(new TravellingField(
                        operation,
                        "requete",
                        parameter.path("name").stringValue(),
                        parameter,
                        parameter.path("required").asBoolean(false)));
            }
            operation.requestBody().ifPresent(body -> addContent(operation, "requete", body, found));
            operation
                    .responses()
                    .forEach((status, response) ->
                            addContent(operation, status.startsWith("2") ? "reponse" : "erreur", response, found));
            found.forEach(field -> fields.putIfAbsent(field.key(), field));
        }
        return fields.values();
    }

    String key() {
        return "%s %s %s".formatted(operation.id(), direction, name);
    }

    /** The document's word for its type. */
    String documentType() {
        JsonNode own = schema.has("schema") ? schema.get("schema") : schema;
        JsonNode meaning = CONTRACT.resolve(own.has("allOf") ? own.get("allOf").get(0) : own);
        if (meaning == Given.schema("Montant")) {
            return "Decimal";
        }
        return switch (meaning.path("type").stringValue("")) {
            case "integer" -> "Integer";
            case "boolean" -> "Boolean";
            case "string" ->
                switch (meaning.path("format").stringValue("")) {
                    case "byte" -> "Base64";
                    case "date" -> "Date";
                    default -> "String";
                };
            default -> meaning.path("type").stringValue("");
        };
    }

    private static void addContent(
            Operation operation, String direction, JsonNode holder, List<TravellingField> found) {
        holder.path("content")
                .valueStream()
                .forEach(media -> addProperties(operation, direction, "", media.path("schema"), found));
    }

    private static void addProperties(
            Operation operation, String direction, String prefix, JsonNode reference, List<TravellingField> found) {
        JsonNode schema = CONTRACT.resolve(reference);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            found.add(new TravellingField(operation, direction, prefix + name, property, required.contains(name)));
            addProperties(operation, direction, prefix + name + ".", property.path("items"), found);
        });
    }
}
