package lu.lalux.assure.conformance.model.rules;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Field;
import tools.jackson.databind.JsonNode;

/**
 * Makes the constraints of a field out of what the contract says of it. A value of another type keeps it: only the
 * type's own constraint says so.
 */
public final class Constraints {

    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    private Constraints() {}

    static List<Constraint> of(Field field) {
        List<Constraint> constraints = new ArrayList<>();
        if (field.required()) {
            constraints.add(required(field.name()));
        }
        constraints.add(new Constraint(
                field.name(),
                ConstraintKind.NOT_NULL,
                field.required() ? "champ-obligatoire" : "type-invalide",
                v -> !v.isNull()));
        constraints.add(type(field.name(), Set.of(JsonKind.of(field.type()))));
        if (!field.values().isEmpty()) {
            constraints.add(new Constraint(
                    field.name(),
                    ConstraintKind.VALUES,
                    "valeur-hors-liste",
                    text(value -> field.values().contains(value))));
        }
        if (field.minLength() > 0) {
            constraints.add(
                    new Constraint(field.name(), ConstraintKind.MIN_LENGTH, "valeur-vide", least(field.minLength())));
        }
        field.maxLength()
                .ifPresent(most -> constraints.add(
                        new Constraint(field.name(), ConstraintKind.MAX_LENGTH, "valeur-trop-longue", most(most))));
        field.minimum()
                .ifPresent(least -> constraints.add(new Constraint(
                        field.name(), ConstraintKind.MINIMUM, "valeur-hors-bornes", number(value -> value >= least))));
        field.maximum()
                .ifPresent(most -> constraints.add(new Constraint(
                        field.name(), ConstraintKind.MAXIMUM, "valeur-hors-bornes", number(value -> value <= most))));
        field.pattern()
                .ifPresent(pattern -> constraints.add(
                        new Constraint(field.name(), ConstraintKind.PATTERN, field.misfit(), pattern(pattern))));
        if (field.isDate()) {
            constraints.add(
                    new Constraint(field.name(), ConstraintKind.DATE, "date-invalide", text(Constraints::isDate)));
        }
        if (field.isFile()) {
            constraints.add(new Constraint(
                    field.name(), ConstraintKind.BASE64, "base64-invalide", text(Constraints::isBase64)));
        }
        return constraints;
    }

    /**
     * @param field its name
     * @return that it is there
     */
    public static Constraint required(String field) {
        return new Constraint(field, ConstraintKind.REQUIRED, "champ-obligatoire", value -> !value.isMissingNode());
    }

    /**
     * @param field its name
     * @param allowed kinds of JSON values
     * @return that it is of one of them
     */
    public static Constraint type(String field, Set<JsonKind> allowed) {
        return new Constraint(
                field,
                ConstraintKind.TYPE,
                "type-invalide",
                value -> value.isMissingNode()
                        || value.isNull()
                        || allowed.stream().anyMatch(kind -> kind.is(value)));
    }

    /**
     * @param holds for a text
     * @return the same for a JSON value; it holds for what is no text
     */
    public static Predicate<JsonNode> text(Predicate<String> holds) {
        return value -> !value.isString() || holds.test(value.stringValue());
    }

    /**
     * @param holds for a whole number
     * @return the same for a JSON value; it holds for what is no whole number
     */
    public static Predicate<JsonNode> number(LongPredicate holds) {
        return value -> !value.isIntegralNumber()
                || holds.test(value.bigIntegerValue().min(GREATEST).max(LEAST).longValueExact());
    }

    /**
     * @param length in characters
     * @return that a text is as long at least
     */
    public static Predicate<JsonNode> least(long length) {
        return text(value -> value.codePointCount(0, value.length()) >= length);
    }

    /**
     * @param length in characters
     * @return that a text is as long at most
     */
    public static Predicate<JsonNode> most(long length) {
        return text(value -> value.codePointCount(0, value.length()) <= length);
    }

    /**
     * @param expression regular, as JSON Schema has them
     * @return that it is found in a text
     */
    public static Predicate<JsonNode> pattern(String expression) {
        // JSON Schema looks anywhere in the text: anchors are the expression's own. Java's $ allows a last line break,
        // \z none.
        Pattern compiled = Pattern.compile(expression.replaceFirst("\\$$", "\\\\z"));
        return text(value -> compiled.matcher(value).find());
    }

    /**
     * @param text any
     * @return whether it is a date as RFC 3339 writes it
     */
    public static boolean isDate(String text) {
        // Java's reader takes a sign and further digits before the year.
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && isDate(text, "uuuu-MM-dd", ResolverStyle.STRICT);
    }

    /**
     * @param text any
     * @param form of the date
     * @param style how strictly days are counted
     * @return whether it is such a date
     */
    public static boolean isDate(String text, String form, ResolverStyle style) {
        try {
            LocalDate.parse(text, DateTimeFormatter.ofPattern(form).withResolverStyle(style));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** RFC 4648 section 4, with padding (D23). */
    public static boolean isBase64(String text) {
        // The decoder refuses any other character, but takes what is not padded.
        return text.length() % 4 == 0 && decodes(text, Base64.getDecoder());
    }

    /**
     * @param text any
     * @param decoder of Base64
     * @return whether it takes the text
     */
    public static boolean decodes(String text, Base64.Decoder decoder) {
        try {
            decoder.decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
