package lu.lalux.assure.conformance.selfcheck.mutants;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Constraint;
import lu.lalux.assure.conformance.model.rules.ConstraintKind;
import lu.lalux.assure.conformance.model.rules.Constraints;
import lu.lalux.assure.conformance.model.rules.JsonKind;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.OtherRules;
import lu.lalux.assure.conformance.suite.http.OddTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** From each constraint of each field of each JSON request: the constraint forgotten, off by one, looser, tighter. */
final class FieldMutants {

    /** Of so many characters is a chassis number since 1981; a shorter field has no room for one. */
    private static final int CHASSIS = 17;

    private final Contract contract;
    private final Rules rules;
    private final Meant meant;
    private final List<Mutant> found = new ArrayList<>();

    FieldMutants(Contract contract, Meant meant) {
        this.contract = contract;
        this.rules = Rules.of(contract);
        this.meant = meant;
    }

    List<Mutant> all() {
        for (Operation operation : contract.operations()) {
            if (operation.mediaType().equals("application/json")) {
                for (Field field : operation.fields()) {
                    field(operation, field);
                }
                add(
                        operation,
                        "",
                        "unknown-field-taken",
                        "additionalProperties",
                        OtherRules.open(rules, operation.path()));
                OddTests.NAMES.forEach(name -> dropped(operation, name));
                add(
                        operation,
                        "",
                        "unknown-null-taken",
                        "additionalProperties",
                        OtherRules.openToNull(rules, operation.path()));
                if (operation.settlement().isPresent()) {
                    String path = operation.path();
                    add(
                            operation,
                            "",
                            "other-functions-fields-taken",
                            "additionalProperties",
                            OtherRules.knowing(rules, path, others(path)));
                }
            }
        }
        return found;
    }

    /** A reader of JSON, or a framework, keeps a name to itself, and the rules do not see it. */
    private void dropped(Operation operation, String name) {
        found.add(new Mutant(
                operation.method() + operation.path() + " unknown-dropped " + StringNode.valueOf(name),
                operation.method() + " " + operation.path() + " /additionalProperties",
                true,
                OtherRules.knowing(rules, operation.path(), Set.of(name)),
                Conduct.RIGHT,
                AnswerChange.NONE,
                List.of("http.entrees-etranges." + (operation.maxFile() > 0 ? "document." : "")
                        + operation.path().split("/")[1])));
    }

    /** {@return the fields of the other settlements} */
    private Set<String> others(String path) {
        return contract.operations().stream()
                .filter(other -> other.settlement().isPresent() && !other.path().equals(path))
                .flatMap(other -> other.fields().stream())
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    private void field(Operation operation, Field field) {
        for (Constraint constraint : rules.of(operation.path())) {
            if (constraint.field().equals(field.name())) {
                if (constraint.kind() != ConstraintKind.TYPE) {
                    change(operation, constraint, "forgotten", value -> true);
                }
                variations(operation, field, constraint);
            }
        }
        if (!field.required()) {
            add(
                    operation,
                    field.name(),
                    "optional-demanded",
                    "required",
                    OtherRules.change(rules, operation.path(), list -> {
                        list.add(Constraints.required(field.name()));
                        return list;
                    }));
        }
    }

    private void variations(Operation operation, Field field, Constraint constraint) {
        switch (constraint.kind()) {
            case TYPE -> types(operation, field, constraint);
            case VALUES -> values(operation, field, constraint);
            case MIN_LENGTH -> bounds(operation, constraint, field.minLength(), Constraints::least);
            case MAX_LENGTH -> {
                bounds(operation, constraint, field.maxLength().orElseThrow(), Constraints::most);
                if (!field.isAmount() && !field.isKey()) {
                    characters(operation, constraint, field.maxLength().orElseThrow());
                }
            }
            case MINIMUM ->
                bounds(
                        operation,
                        constraint,
                        field.minimum().orElseThrow(),
                        least -> Constraints.number(value -> value >= least));
            case MAXIMUM ->
                bounds(
                        operation,
                        constraint,
                        field.maximum().orElseThrow(),
                        most -> Constraints.number(value -> value <= most));
            case PATTERN -> {
                PatternMutants.of(field.pattern().orElseThrow())
                        .forEach((name, pattern) -> change(operation, constraint, name, Constraints.pattern(pattern)));
                readings(operation, field, constraint);
            }
            case DATE -> dates(operation, constraint);
            case BASE64 -> files(operation, constraint);
            default -> {
                // REQUIRED and NOT_NULL are either there or forgotten.
            }
        }
    }

    /** Lengths counted in something else than characters, and characters that somebody did not think of. */
    private void characters(Operation operation, Constraint constraint, long most) {
        text(operation, constraint, "bytes-counted", value -> value.getBytes(StandardCharsets.UTF_8).length <= most);
        text(operation, constraint, "utf-16-counted", value -> value.length() <= most);
        narrower(operation, constraint, "ascii-only", value -> value.chars().allMatch(c -> c < 0x80));
        narrower(
                operation,
                constraint,
                "three-bytes-only",
                value -> value.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        narrower(operation, constraint, "blanks-refused", value -> !value.contains(" "));
        if (operation.field(constraint.field()).filter(Field::isFree).isPresent()
                && operation
                        .settlement()
                        .filter(settlement -> settlement.reference().equals(constraint.field()))
                        .isEmpty()) {
            narrower(operation, constraint, "blank-alone-refused", value -> !value.isBlank());
            if (most >= CHASSIS) {
                narrower(operation, constraint, "chassis-letters-refused", value -> !value.matches("(?=.*[IOQ]).{17}"));
            }
        }
        narrower(operation, constraint, "signs-refused", value -> !value.matches(".*[&<>'\"\\\\].*"));
    }

    /** How regular expressions differ from one language to another; and what a pattern is thought to mean. */
    private void readings(Operation operation, Field field, Constraint constraint) {
        Predicate<JsonNode> right = constraint.holds();
        change(
                operation,
                constraint,
                "last-line-break-taken",
                value -> right.test(value)
                        || (value.isString()
                                && right.test(JsonNodeFactory.instance.stringNode(
                                        value.stringValue().replaceFirst("\\n$", "")))));
        if (field.isAmount()) {
            change(
                    operation,
                    constraint,
                    "wide-digits-taken",
                    value -> right.test(value)
                            || (value.isString()
                                    && right.test(JsonNodeFactory.instance.stringNode(
                                            Normalizer.normalize(value.stringValue(), Normalizer.Form.NFKC)))));
            narrower(operation, constraint, "leading-zeros-refused", value -> !value.matches("0\\d.*"));
        } else if (field.isKey()) {
            change(
                    operation,
                    constraint,
                    "line-by-line",
                    value -> value.asString("").lines().map(StringNode::valueOf).anyMatch(right));
        } else {
            narrower(operation, constraint, "inner-dot-refused", value -> value.indexOf('.') == value.lastIndexOf('.'));
        }
    }

    private void text(Operation operation, Constraint constraint, String name, Predicate<String> holds) {
        change(operation, constraint, name, Constraints.text(holds));
    }

    private void narrower(Operation operation, Constraint constraint, String name, Predicate<String> holds) {
        change(operation, constraint, name, constraint.holds().and(Constraints.text(holds)));
    }

    /** Each further kind of JSON value taken, except the one that a tolerance (T3) leaves to the server. */
    private void types(Operation operation, Field field, Constraint constraint) {
        JsonKind own = JsonKind.of(field.type());
        for (JsonKind other : EnumSet.allOf(JsonKind.class)) {
            boolean tolerated = field.toleratedType()
                    .filter(type -> type.equals("number") && (other == JsonKind.INTEGER || other == JsonKind.DECIMAL))
                    .isPresent();
            // No test sends 2.5 where a text is due: who refuses the integer there refuses the decimal too.
            boolean same = other == JsonKind.DECIMAL && own != JsonKind.INTEGER;
            if (other != own && !tolerated && !same) {
                change(
                        operation,
                        constraint,
                        other.word() + "-taken",
                        Constraints.type(field.name(), Set.of(own, other)).holds());
            }
        }
    }

    private void values(Operation operation, Field field, Constraint constraint) {
        for (String refused : field.values()) {
            change(
                    operation,
                    constraint,
                    "value-" + refused + "-refused",
                    Constraints.text(value -> field.values().contains(value) && !value.equals(refused)));
        }
        change(
                operation,
                constraint,
                "case-ignored",
                Constraints.text(value -> field.values().contains(value.toUpperCase(Locale.ROOT))));
        change(
                operation,
                constraint,
                "spaces-ignored",
                Constraints.text(value -> field.values().contains(value.strip())));
    }

    private void bounds(
            Operation operation, Constraint constraint, long bound, LongFunction<Predicate<JsonNode>> made) {
        change(operation, constraint, "one-less", made.apply(bound - 1));
        change(operation, constraint, "one-more", made.apply(bound + 1));
    }

    private void dates(Operation operation, Constraint constraint) {
        takes(operation, constraint, "lenient", "uuuu-MM-dd", ResolverStyle.LENIENT);
        takes(operation, constraint, "last-day-guessed", "uuuu-MM-dd", ResolverStyle.SMART);
        takes(operation, constraint, "day-first", "dd/MM/uuuu", ResolverStyle.STRICT);
        takes(operation, constraint, "reversed", "dd-MM-uuuu", ResolverStyle.STRICT);
        takes(operation, constraint, "without-dashes", "uuuuMMdd", ResolverStyle.STRICT);
        takes(operation, constraint, "one-digit", "uuuu-M-d", ResolverStyle.STRICT);
        change(
                operation,
                constraint,
                "time-ignored",
                Constraints.text(value -> Constraints.isDate(value.split("T", 2)[0])));
        change(
                operation,
                constraint,
                "empty-taken",
                Constraints.text(value -> value.isEmpty() || Constraints.isDate(value)));
        text(
                operation,
                constraint,
                "every-fourth-year",
                value -> Constraints.isDate(value)
                        || (value.matches("\\d{4}-02-29") && Integer.parseInt(value.substring(0, 4)) % 4 == 0));
        narrower(operation, constraint, "centuries-never-leap", value -> !value.endsWith("00-02-29"));
        narrower(operation, constraint, "future-refused", value -> value.compareTo("2090") < 0);
        text(operation, constraint, "blanks-ignored", value -> Constraints.isDate(value.strip()));
        text(
                operation,
                constraint,
                "last-line-break-taken",
                value -> Constraints.isDate(value.replaceFirst("\\n$", "")));
        text(
                operation,
                constraint,
                "wide-digits-taken",
                value -> Constraints.isDate(Normalizer.normalize(value, Normalizer.Form.NFKC)));
        change(
                operation,
                constraint,
                "leap-day-refused",
                Constraints.text(value -> Constraints.isDate(value) && !value.endsWith("02-29")));
    }

    private void takes(Operation operation, Constraint constraint, String name, String form, ResolverStyle style) {
        change(
                operation,
                constraint,
                name,
                Constraints.text(value -> Constraints.isDate(value) || Constraints.isDate(value, form, style)));
    }

    private void files(Operation operation, Constraint constraint) {
        change(
                operation,
                constraint,
                "url-alphabet-taken",
                Constraints.text(
                        value -> Constraints.isBase64(value) || Constraints.decodes(value, Base64.getUrlDecoder())));
        change(
                operation,
                constraint,
                "padding-not-needed",
                Constraints.text(value -> Constraints.decodes(value, Base64.getDecoder())));
        change(
                operation,
                constraint,
                "other-characters-ignored",
                Constraints.text(value -> Constraints.decodes(value, Base64.getMimeDecoder())));
        change(
                operation,
                constraint,
                "end-ignored",
                Constraints.text(value -> Constraints.isBase64(value.substring(0, value.length() / 4 * 4))));
    }

    private void change(Operation operation, Constraint constraint, String name, Predicate<JsonNode> holds) {
        String keyword = constraint.kind().keyword();
        add(
                operation,
                constraint.field(),
                keyword + "." + name,
                keyword,
                OtherRules.change(rules, operation.path(), list -> {
                    list.replaceAll(each -> each == constraint ? constraint.with(holds) : each);
                    return list;
                }));
    }

    private void add(Operation operation, String field, String name, String keyword, Rules changed) {
        String id = operation.method() + operation.path() + (field.isEmpty() ? "" : "#" + field) + " " + name;
        String source = operation.method() + " " + operation.path() + " "
                + (field.isEmpty() ? "/" + keyword : "/properties/" + field + "/" + keyword);
        found.add(new Mutant(
                id,
                source,
                true,
                changed,
                Conduct.RIGHT,
                AnswerChange.NONE,
                meant.byRules(operation, field, name, changed)));
    }
}
