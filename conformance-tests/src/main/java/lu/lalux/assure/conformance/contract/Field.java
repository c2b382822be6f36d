package lu.lalux.assure.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A field of a request, with its constraints.
 *
 * @param name as sent
 * @param required whether it must be there
 * @param type {@code string}, {@code integer} or {@code boolean}
 * @param format {@code date}, {@code byte}, …; empty when unsaid
 * @param component the schema that it is of, {@code Montant} for instance; empty when it is of none
 * @param values the list of values, empty when there is none
 * @param minLength in characters; 0 when unsaid
 * @param maxLength in characters
 * @param minimum of a number
 * @param maximum of a number
 * @param pattern regular expression
 * @param misfit the code of a value that does not match the pattern, {@code x-code}; empty when unsaid
 * @param upload the path at which the file is uploaded whose key it holds, {@code x-depot}; nothing when it holds none
 * @param unknown the code of a value that the insurer does not know, {@code x-referentiel} (D30); nothing where it
 *     looks none up
 * @param description what it is, in the contract's language
 * @param example a right value; empty when there is none
 * @param toleratedNames other names (T2), which no profile but {@code tolerance} sends
 * @param toleratedType another type (T3), which no profile but {@code tolerance} sends
 */
public record Field(
        String name,
        boolean required,
        String type,
        String format,
        String component,
        List<String> values,
        int minLength,
        OptionalLong maxLength,
        OptionalLong minimum,
        OptionalLong maximum,
        Optional<String> pattern,
        String misfit,
        Optional<String> upload,
        Optional<String> unknown,
        String description,
        String example,
        List<String> toleratedNames,
        Optional<String> toleratedType) {

    static Field read(String name, boolean required, JsonNode property, String component, JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asString()));
        List<String> names = new ArrayList<>();
        Optional<String> type = Optional.empty();
        for (JsonNode tolerance : property.path("x-tolerance")) {
            if (tolerance.has("nom")) {
                names.add(tolerance.get("nom").asString());
            }
            if (tolerance.has("type")) {
                type = Optional.of(tolerance.get("type").asString());
            }
        }
        return new Field(
                name,
                required,
                schema.path("type").asString("string"),
                schema.path("format").asString(""),
                component,
                List.copyOf(values),
                schema.path("minLength").asInt(0),
                number(schema, "maxLength"),
                number(schema, "minimum"),
                number(schema, "maximum"),
                text(schema, "pattern"),
                schema.path("x-code").asString(""),
                text(property, "x-depot"),
                text(property, "x-referentiel"),
                property.path("description").asString("").strip(),
                property.path("example").asString(""),
                List.copyOf(names),
                type);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asString);
    }

    private static OptionalLong number(JsonNode schema, String name) {
        return schema.has(name) ? OptionalLong.of(schema.get(name).asLong()) : OptionalLong.empty();
    }

    /** {@return its own example as a value of its type; nothing when it has none} */
    Optional<Object> ownExample() {
        if (example.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case "integer" -> Long.valueOf(example);
                    case "boolean" -> Boolean.valueOf(example);
                    default -> example;
                });
    }

    /** {@return whether it holds an amount} */
    public boolean isAmount() {
        return component.equals("Montant");
    }

    /** {@return whether it holds the key of a file} */
    public boolean isKey() {
        return upload.isPresent();
    }

    /** {@return whether any text is right, within its length} */
    public boolean isFree() {
        return type.equals("string") && format.isEmpty() && values.isEmpty() && pattern.isEmpty();
    }

    /** {@return whether it holds the name of a file} */
    public boolean isFileName() {
        return misfit.equals("nom-de-fichier-invalide");
    }

    /** {@return whether it holds a file} */
    public boolean isFile() {
        return format.equals("byte");
    }

    /** {@return whether it holds a date} */
    public boolean isDate() {
        return format.equals("date");
    }
}
