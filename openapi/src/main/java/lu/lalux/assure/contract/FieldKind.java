package lu.lalux.assure.contract;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a field holds, as far as a person would tell one kind of value from another. */
public enum FieldKind {
    /** An amount in euros, {@code Montant}. */
    AMOUNT("montant-invalide"),
    /** The key of a file, {@code CleDocument}. */
    KEY("cle-invalide"),
    /** A file in Base64. */
    FILE("base64-invalide"),
    /** The name of a file. */
    FILE_NAME("nom-de-fichier-invalide"),
    /** A day. */
    DATE("date-invalide"),
    /** A point in time. */
    INSTANT("instant-invalide"),
    /** One of a list of values. */
    CHOICE("valeur-hors-liste"),
    /** A whole number between bounds. */
    INTEGER("valeur-hors-bornes"),
    /** Yes or no. */
    BOOLEAN(null),
    /** A list of texts. */
    LIST("liste-invalide"),
    /** Any other text. */
    TEXT(null);

    private final @Nullable String misfit;

    FieldKind(@Nullable String misfit) {
        this.misfit = misfit;
    }

    /**
     * {@return the code of a value of the right type that is none of this kind; nothing where every value of the type
     * is}
     */
    Optional<String> misfit() {
        return Optional.ofNullable(misfit);
    }

    static FieldKind of(JsonNode schema) {
        if (schema.has("enum")) {
            return CHOICE;
        }
        return switch (schema.path("type").asString("")) {
            case "integer" -> INTEGER;
            case "boolean" -> BOOLEAN;
            case "array" -> LIST;
            default -> text(schema);
        };
    }

    private static FieldKind text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date" -> DATE;
            case "date-time" -> INSTANT;
            case "byte" -> FILE;
            default ->
                Stream.of(values())
                        .filter(kind -> schema.path("x-code").asString("").equals(kind.misfit))
                        .findFirst()
                        .orElse(TEXT);
        };
    }
}
