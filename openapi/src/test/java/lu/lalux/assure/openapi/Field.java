package lu.lalux.assure.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A field that travels, as the contract has it.
 *
 * @param direction {@code requete}, {@code reponse} (of a success) or {@code erreur}
 * @param name its name; that of a field within a list's items follows the list's, after a point
 * @param schema its own schema, with the extensions beside it
 */
record Field(Operation operation, String direction, String name, JsonNode schema, boolean required) {

    /** Those of all operations, parameters included; a field that several answers have in common is one field. */
    static Collection<Field> all() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Operation operation : Contract.operations()) {
            List<Field> found = new ArrayList<>();
            for (JsonNode parameter : operation.parameters()) {
                found.add(new Field(
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
        JsonNode meaning = Contract.resolve(own.has("allOf") ? own.get("allOf").get(0) : own);
        if (meaning == Contract.schema("Montant")) {
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

    private static void addContent(Operation operation, String direction, JsonNode holder, List<Field> found) {
        holder.path("content")
                .valueStream()
                .forEach(media -> addProperties(operation, direction, "", media.path("schema"), found));
    }

    private static void addProperties(
            Operation operation, String direction, String prefix, JsonNode reference, List<Field> found) {
        JsonNode schema = Contract.resolve(reference);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            found.add(new Field(operation, direction, prefix + name, property, required.contains(name)));
            addProperties(operation, direction, prefix + name + ".", property.path("items"), found);
        });
    }
}
