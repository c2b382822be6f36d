package lu.lalux.assure.conformance.selfcheck;

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
final class Constraints {

    private static final Pattern STANDARD_BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private Constraints() {}

    static List<Constraint> of(Field field) {
        List<Constraint> constraints = new ArrayList<>();
        if (field.required()) {
            constraints.add(required(field.name()));
        }
        constraints.add(new Constraint(
                field.name(),
                Kind.NOT_NULL,
                field.required() ? "champ-obligatoire" : "type-invalide",
                v -> !v.isNull()));
        constraints.add(type(field.name(), Set.of(JsonKind.of(field.type()))));
        if (!field.values().isEmpty()) {
            constraints.add(new Constraint(
                    field.name(),
                    Kind.VALUES,
                    "valeur-hors-liste",
                    text(value -> field.values().contains(value))));
        }
        if (field.minLength() > 0) {
            constraints.add(new Constraint(field.name(), Kind.MIN_LENGTH, "valeur-vide", least(field.minLength())));
        }
        field.maxLength()
                .ifPresent(most -> constraints.add(
                        new Constraint(field.name(), Kind.MAX_LENGTH, "valeur-trop-longue", most(most))));
        field.minimum()
                .ifPresent(least -> constraints.add(new Constraint(
                        field.name(), Kind.MINIMUM, "valeur-hors-bornes", number(value -> value >= least))));
        field.maximum()
                .ifPresent(most -> constraints.add(new Constraint(
                        field.name(), Kind.MAXIMUM, "valeur-hors-bornes", number(value -> value <= most))));
        field.pattern()
                .ifPresent(pattern ->
                        constraints.add(new Constraint(field.name(), Kind.PATTERN, code(field), pattern(pattern))));
        if (field.isDate()) {
            constraints.add(new Constraint(field.name(), Kind.DATE, "date-invalide", text(Constraints::isDate)));
        }
        if (field.isFile()) {
            constraints.add(new Constraint(field.name(), Kind.BASE64, "base64-invalide", text(Constraints::isBase64)));
        }
        return constraints;
    }

    private static String code(Field field) {
        if (field.isAmount()) {
            return "montant-invalide";
        }
        return field.isKey() ? "cle-invalide" : "nom-de-fichier-invalide";
    }

    static Constraint required(String field) {
        return new Constraint(field, Kind.REQUIRED, "champ-obligatoire", value -> !value.isMissingNode());
    }

    static Constraint type(String field, Set<JsonKind> allowed) {
        return new Constraint(
                field,
                Kind.TYPE,
                "type-invalide",
                value -> value.isMissingNode()
                        || value.isNull()
                        || allowed.stream().anyMatch(kind -> kind.is(value)));
    }

    static Predicate<JsonNode> text(Predicate<String> holds) {
        return value -> !value.isString() || holds.test(value.stringValue());
    }

    static Predicate<JsonNode> number(LongPredicate holds) {
        return value -> !value.isIntegralNumber() || !value.canConvertToLong() || holds.test(value.asLong());
    }

    static Predicate<JsonNode> least(long length) {
        return text(value -> value.codePointCount(0, value.length()) >= length);
    }

    static Predicate<JsonNode> most(long length) {
        return text(value -> value.codePointCount(0, value.length()) <= length);
    }

    static Predicate<JsonNode> pattern(String expression) {
        Pattern compiled = Pattern.compile(expression);
        // JSON Schema: found anywhere, the anchors are the expression's own. Java's $ would let a last line break pass.
        return text(value -> compiled.matcher(value).find() && !(expression.endsWith("$") && value.endsWith("\n")));
    }

    static boolean isDate(String text) {
        return isDate(text, "uuuu-MM-dd", ResolverStyle.STRICT);
    }

    static boolean isDate(String text, String form, ResolverStyle style) {
        try {
            LocalDate.parse(text, DateTimeFormatter.ofPattern(form).withResolverStyle(style));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** RFC 4648 section 4, with padding (D23). */
    static boolean isBase64(String text) {
        return STANDARD_BASE64.matcher(text).matches() && text.length() % 4 == 0 && decodes(text, Base64.getDecoder());
    }

    static boolean decodes(String text, Base64.Decoder decoder) {
        try {
            decoder.decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
