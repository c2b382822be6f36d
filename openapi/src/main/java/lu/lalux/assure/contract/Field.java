package lu.lalux.assure.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A field of an object of the contract, with its constraints and facts, those of the component that it refers to
 * included.
 */
public final class Field {

    private final String name;
    private final int order;
    private final boolean required;
    private final JsonNode property;
    private final JsonNode schema;
    private final String component;
    private final FieldKind kind;
    private final String type;
    private final Optional<String> misfit;
    private final Optional<Pattern> pattern;
    private final List<String> otherNames;
    private final List<String> otherTypes;
    private final Map<String, String> labels;

    /**
     * @param property the property's own schema, with the extensions beside it
     * @param schema the schema that it refers to, or itself
     * @param component the name of that, or the empty string
     */
    Field(String name, int order, boolean required, JsonNode property, JsonNode schema, String component) {
        this.name = name;
        this.order = order;
        this.required = required;
        this.property = property;
        this.schema = schema;
        this.component = component;
        this.kind = FieldKind.of(schema);
        this.type = schema.path("type").asString("");
        this.misfit = Optional.of(schema.path("x-code"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .or(kind::misfit);
        this.pattern = Optional.of(schema.path("pattern"))
                .filter(JsonNode::isString)
                .map(text -> ofEcma262(text.stringValue()));
        this.otherNames = tolerated(property, "nom");
        this.otherTypes = tolerated(property, "type");
        this.labels = property.path("x-libelle")
                .propertyStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, label -> label.getValue().asString()));
    }

    /** {@return its name as it is sent} */
    public String name() {
        return name;
    }

    /** {@return the JSON pointer (RFC 6901) to it in a request} */
    public String pointer() {
        return Fault.pointerTo(name);
    }

    /** {@return its place in the schema, from 0} */
    public int order() {
        return order;
    }

    /** {@return whether it must be given} */
    public boolean required() {
        return required;
    }

    /** {@return what it holds} */
    public FieldKind kind() {
        return kind;
    }

    /** {@return its JSON type: {@code string}, {@code integer}, {@code boolean}, …} */
    public String type() {
        return type;
    }

    /** {@return its {@code format}; the empty string where there is none} */
    public String format() {
        return schema.path("format").asString("");
    }

    /** {@return the name of the component that it is of; the empty string where it is of none} */
    public String component() {
        return component;
    }

    /** {@return its own schema, with the extensions beside it; callers do not change it} */
    public JsonNode property() {
        return property;
    }

    JsonNode schema() {
        return schema;
    }

    /** {@return the values of which it holds one; empty where it has no such list} */
    public List<String> values() {
        return schema.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    /** {@return its least length in characters; 0 where that is unsaid} */
    public int minLength() {
        return schema.path("minLength").asInt(0);
    }

    /** {@return its greatest length in characters, as {@link #length} counts them} */
    public OptionalInt maxLength() {
        return schema.has("maxLength") ? OptionalInt.of(schema.get("maxLength").asInt()) : OptionalInt.empty();
    }

    /** {@return its least value} */
    public OptionalLong minimum() {
        return number("minimum");
    }

    /** {@return its greatest value} */
    public OptionalLong maximum() {
        return number("maximum");
    }

    /** {@return the form that its text must have, which is to be found in it (JSON Schema does not anchor it)} */
    public Optional<Pattern> pattern() {
        return pattern;
    }

    /**
     * {@return the code of a value of the right type that has not the right form; nothing where there is no such form}
     */
    public Optional<String> misfit() {
        return misfit;
    }

    /** {@return a right value; a missing node where the contract gives none} */
    public JsonNode example() {
        return property.path("example");
    }

    /** {@return the older names by which the document calls it somewhere (T2)} */
    public List<String> otherNames() {
        return otherNames;
    }

    /** {@return the other JSON types that a careful server takes as well (T3)} */
    public List<String> otherTypes() {
        return otherTypes;
    }

    /**
     * {@return what a person calls it, {@code x-libelle}, by language ({@code fr}, {@code en}); empty where the
     * contract does not say}
     */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return the path of the operation by which the file is uploaded whose key it holds, {@code x-depot} (D18)} */
    public Optional<String> upload() {
        return Optional.of(property.path("x-depot")).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /**
     * Whether a text is neither too short nor too long, and of the right form.
     *
     * @param text any text
     * @return whether length and pattern let it pass; lists, formats and the like are for {@link Schemas}
     */
    public boolean fits(String text) {
        int length = length(text);
        return length >= minLength()
                && length <= maxLength().orElse(Integer.MAX_VALUE)
                && pattern.map(form -> form.matcher(text).find()).orElse(true);
    }

    /**
     * How long a text is for {@code minLength} and {@code maxLength}: in characters (RFC 8259, section 7), not in the
     * UTF-16 units that {@link String#length} counts. "😀" is one.
     *
     * @param text any text
     * @return its length
     */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * In ECMA 262, whose patterns a contract has, {@code $} is the end of the text; Java's is before a last line break
     * too.
     */
    private static Pattern ofEcma262(String pattern) {
        return Pattern.compile(pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private static List<String> tolerated(JsonNode property, String what) {
        return property.path("x-tolerance")
                .valueStream()
                .filter(tolerance -> tolerance.has(what))
                .map(tolerance -> tolerance.get(what).asString())
                .toList();
    }

    private OptionalLong number(String keyword) {
        return schema.has(keyword) ? OptionalLong.of(schema.get(keyword).asLong()) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
