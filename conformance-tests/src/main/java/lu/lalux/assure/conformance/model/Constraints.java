package lu.lalux.assure.conformance.model;

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

/** Makes the constraints of a field out of what the contract says of it. A constraint holds for values that it is not about. */
public final class Constraints {

    private static final Pattern STANDARD_BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

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
                        new Constraint(field.name(), ConstraintKind.PATTERN, code(field), pattern(pattern))));
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

    private static String code(Field field) {
        if (field.isAmount()) {
            return "montant-invalide";
        }
        return field.isKey() ? "cle-invalide" : "nom-de-fichier-invalide";
    }

    public static Constraint required(String field) {
        return new Constraint(field, ConstraintKind.REQUIRED, "champ-obligatoire", value -> !value.isMissingNode());
    }

    public static Constraint type(String field, Set<JsonKind> allowed) {
        return new Constraint(
                field,
                ConstraintKind.TYPE,
                "type-invalide",
                value -> value.isMissingNode()
                        || value.isNull()
                        || allowed.stream().anyMatch(kind -> kind.is(value)));
    }

    public static Predicate<JsonNode> text(Predicate<String> holds) {
        return value -> !value.isString() || holds.test(value.stringValue());
    }

    public static Predicate<JsonNode> number(LongPredicate holds) {
        return value -> !value.isIntegralNumber() || !value.canConvertToLong() || holds.test(value.asLong());
    }

    public static Predicate<JsonNode> least(long length) {
        return text(value -> value.codePointCount(0, value.length()) >= length);
    }

    public static Predicate<JsonNode> most(long length) {
        return text(value -> value.codePointCount(0, value.length()) <= length);
    }

    public static Predicate<JsonNode> pattern(String expression) {
        Pattern compiled = Pattern.compile(expression);
        // JSON Schema: found anywhere, the anchors are the expression's own. Java's $ would let a last line break pass.
        return text(value -> compiled.matcher(value).find() && !(expression.endsWith("$") && value.endsWith("\n")));
    }

    public static boolean isDate(String text) {
        return isDate(text, "uuuu-MM-dd", ResolverStyle.STRICT);
    }

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
        return STANDARD_BASE64.matcher(text).matches() && text.length() % 4 == 0 && decodes(text, Base64.getDecoder());
    }

    public static boolean decodes(String text, Base64.Decoder decoder) {
        try {
            decoder.decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
