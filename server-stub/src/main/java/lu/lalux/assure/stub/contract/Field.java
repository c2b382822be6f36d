package lu.lalux.assure.stub.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lu.lalux.assure.stub.problem.Message;
import tools.jackson.databind.JsonNode;

/**
 * A field of a request, as the contract describes it.
 *
 * @param name its name
 * @param order its place in the schema, from 0
 * @param required whether it must be given
 * @param kind what it holds
 * @param type its JSON type
 * @param maxLength its greatest length in characters, or a negative number
 * @param expected what would be right, for a message
 * @param tolerances its {@code x-tolerance} entries
 */
record Field(
        String name,
        int order,
        boolean required,
        FieldKind kind,
        String type,
        int maxLength,
        Message expected,
        List<JsonNode> tolerances) {

    /**
     * @param property the property's schema
     * @param resolved the schema that it refers to, or itself
     * @param component the name of the component that it refers to, or the empty string
     */
    static Field of(String name, int order, boolean required, JsonNode property, JsonNode resolved, String component) {
        FieldKind kind = kind(name, resolved, component);
        if (resolved.has("pattern") && kind.misfit() == null) {
            throw new IllegalStateException("No fault code is known for the pattern of " + name);
        }
        return new Field(
                name,
                order,
                required,
                kind,
                resolved.required("type").asString(),
                resolved.path("maxLength").asInt(-1),
                expected(kind, property, resolved),
                property.path("x-tolerance").valueStream().toList());
    }

    private static FieldKind kind(String name, JsonNode schema, String component) {
        return switch (component) {
            case "Montant" -> FieldKind.MONTANT;
            case "CleDocument" -> FieldKind.CLE;
            case "Fichier" -> FieldKind.FICHIER;
            default -> {
                if (schema.has("enum")) {
                    yield FieldKind.LISTE;
                }
                if (schema.path("format").asString("").equals("date")) {
                    yield FieldKind.DATE;
                }
                if (name.equals("fileNameWithExtension")) {
                    yield FieldKind.NOM_DE_FICHIER;
                }
                yield switch (schema.path("type").asString()) {
                    case "integer" -> FieldKind.ENTIER;
                    case "boolean" -> FieldKind.BOOLEEN;
                    default -> FieldKind.TEXTE;
                };
            }
        };
    }

    private static Message expected(FieldKind kind, JsonNode property, JsonNode schema) {
        String example = property.path("example").asString("");
        return switch (kind) {
            case LISTE ->
                Message.of(
                        kind.expectedKey(),
                        StreamSupport.stream(schema.get("enum").spliterator(), false)
                                .map(value -> '"' + value.asString() + '"')
                                .collect(Collectors.joining(", ")));
            case ENTIER ->
                Message.of(
                        kind.expectedKey(),
                        schema.required("minimum").asString(),
                        schema.required("maximum").asString());
            case TEXTE ->
                Message.of(
                        kind.expectedKey(),
                        schema.path("minLength").asInt(0),
                        schema.required("maxLength").asInt());
            default -> Message.of(kind.expectedKey(), example);
        };
    }
}
