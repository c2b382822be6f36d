package lu.lalux.assure.conformance.selfcheck.mutants;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Constraint;
import lu.lalux.assure.conformance.model.rules.ConstraintKind;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.OtherRules;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * From each operation and each kind of its fields: a server that reads all of them with a usual reader, which takes
 * more than the contract allows.
 */
final class ReaderMutants {

    private final Contract contract;
    private final Rules rules;
    private final Meant meant;
    private final List<Mutant> found = new ArrayList<>();

    ReaderMutants(Contract contract, Meant meant) {
        this.contract = contract;
        this.rules = Rules.of(contract);
        this.meant = meant;
    }

    List<Mutant> all() {
        for (Operation operation : contract.operations()) {
            if (operation.mediaType().equals("application/json")) {
                texts(operation, Field::isDate, "date", ConstraintKind.DATE, DateReaders.all());
                texts(operation, Field::isAmount, "amount", ConstraintKind.PATTERN, AmountReaders.all());
                texts(operation, Field::isFile, "base64", ConstraintKind.BASE64, FileReaders.base64());
                texts(operation, Field::isFileName, "name", ConstraintKind.PATTERN, FileReaders.names());
                words(operation, field -> field.type().equals("boolean"), "boolean", WordReaders.booleans());
                words(operation, field -> field.type().equals("integer"), "integer", WordReaders.integers());
                lengths(operation);
                numbers(operation);
                enumerations(operation);
                integers(operation);
                lists(operation);
            }
        }
        return found;
    }

    /** Texts that the constraint of this kind would refuse, and whatever else is said of their length with it. */
    private void texts(
            Operation operation,
            Predicate<Field> fields,
            String word,
            ConstraintKind kind,
            Map<String, Predicate<String>> readers) {
        readers.forEach((name, takes) ->
                add(operation, names(operation, fields), word + "-reader." + name, field -> constraint -> {
                    Predicate<JsonNode> taken = isText(takes);
                    return constraint.kind() == kind || constraint.kind() == ConstraintKind.MIN_LENGTH
                            ? constraint.holds().or(taken)
                            : constraint.holds();
                }));
    }

    /** Texts in the place of another type. */
    private void words(
            Operation operation, Predicate<Field> fields, String word, Map<String, Predicate<String>> readers) {
        readers.forEach((name, takes) -> add(
                operation,
                names(operation, fields),
                word + "-reader." + name,
                field -> type(constraint -> constraint.holds().or(isText(takes)))));
    }

    private void enumerations(Operation operation) {
        Map<String, Field> fields = fields(operation, field -> !field.values().isEmpty());
        if (fields.isEmpty()) {
            return;
        }
        WordReaders.values(List.of())
                .keySet()
                .forEach(name -> add(operation, fields.keySet(), "enum-reader." + name, field -> constraint -> {
                    Predicate<String> takes =
                            WordReaders.values(fields.get(field).values()).get(name);
                    return constraint.kind() == ConstraintKind.VALUES
                            ? constraint.holds().or(isText(takes))
                            : constraint.holds();
                }));
        add(
                operation,
                fields.keySet(),
                "enum-reader.rank",
                field -> type(constraint -> constraint
                        .holds()
                        .or(value -> value.isIntegralNumber()
                                && value.asInt(-1) >= 0
                                && value.asInt(-1) < fields.get(field).values().size())));
    }

    /** Counted when the text has become another: cleaned before it is kept, or escaped for a page. */
    private void lengths(Operation operation) {
        Set<String> texts = names(operation, field -> field.isFree() || field.isFileName());
        Map<String, UnaryOperator<String>> cleaned = Map.of(
                "trimmed", Texts::trimmed,
                "composed", text -> Normalizer.normalize(text, Normalizer.Form.NFC),
                "variations-ignored", text -> text.replace("\ufe0f", ""),
                "tags-stripped", text -> text.replaceAll("<[^>]*>", ""));
        cleaned.forEach((name, change) -> add(operation, texts, "length-reader." + name, field -> constraint -> {
            Predicate<JsonNode> holds = constraint.holds();
            return constraint.kind() == ConstraintKind.MAX_LENGTH
                    ? holds.or(isText(text -> holds.test(StringNode.valueOf(change.apply(text)))))
                    : holds;
        }));
        add(operation, texts, "length-reader.escaped", field -> constraint -> {
            Predicate<JsonNode> holds = constraint.holds();
            return constraint.kind() == ConstraintKind.MAX_LENGTH
                    ? holds.and(value ->
                            holds.test(StringNode.valueOf(value.asString("").replace("'", "&#39;"))))
                    : holds;
        });
    }

    /** What is no amount is taken where it comes as a number, and a date in seconds. */
    private void numbers(Operation operation) {
        Map<String, Predicate<BigDecimal>> amounts = Map.of(
                "negative", number -> number.signum() < 0,
                "rounded", number -> number.scale() > 2,
                "large", number -> number.precision() - number.scale() > 12);
        amounts.forEach((name, takes) -> number(operation, Field::isAmount, "amount-reader.number-" + name, takes));
        number(
                operation,
                Field::isDate,
                "date-reader.number",
                seconds -> seconds.remainder(BigDecimal.valueOf(86_400)).signum() == 0);
    }

    private void number(Operation operation, Predicate<Field> fields, String name, Predicate<BigDecimal> takes) {
        add(
                operation,
                names(operation, fields),
                name,
                // Whoever takes right numbers (T3) makes texts of them before it looks at them.
                Conduct.wrong(Slip.TOLERANCE_REFUSED, ""),
                field -> constraint ->
                        constraint.holds().or(value -> value.isNumber() && takes.test(value.decimalValue())));
    }

    /** Of a longer number its last bits are kept. */
    private void integers(Operation operation) {
        Set<String> integers = names(operation, field -> field.type().equals("integer"));
        for (int bits : new int[] {16, 32, 64}) {
            BigInteger range = BigInteger.ONE.shiftLeft(bits);
            add(operation, integers, "integer-reader." + bits + "-bits", field -> constraint -> {
                Predicate<JsonNode> holds = constraint.holds();
                return constraint.kind() != ConstraintKind.MAXIMUM
                        ? holds
                        : value -> holds.test(value)
                                || (value.isIntegralNumber()
                                        && holds.test(JsonNodeFactory.instance.numberNode(
                                                value.bigIntegerValue().mod(range))));
            });
        }
    }

    /** Of a list of one, its value: if it is a right one. */
    private void lists(Operation operation) {
        for (Field each : operation.fields()) {
            List<Constraint> own = rules.of(operation.path()).stream()
                    .filter(constraint -> constraint.field().equals(each.name()))
                    .toList();
            add(
                    operation,
                    Set.of(each.name()),
                    "list-of-one-taken",
                    field -> type(constraint -> constraint
                            .holds()
                            .or(value -> value.isArray()
                                    && value.size() == 1
                                    && own.stream()
                                            .allMatch(other -> other.holds().test(value.get(0))))));
        }
    }

    private static Predicate<JsonNode> isText(Predicate<String> takes) {
        return value -> value.isString() && takes.test(value.stringValue());
    }

    private static Function<Constraint, Predicate<JsonNode>> type(Function<Constraint, Predicate<JsonNode>> change) {
        return constraint -> constraint.kind() == ConstraintKind.TYPE ? change.apply(constraint) : constraint.holds();
    }

    private static Map<String, Field> fields(Operation operation, Predicate<Field> which) {
        return operation.fields().stream()
                .filter(which)
                .collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one, LinkedHashMap::new));
    }

    private static Set<String> names(Operation operation, Predicate<Field> which) {
        return fields(operation, which).keySet();
    }

    /** @param change by field, what its constraints then are */
    private void add(
            Operation operation,
            Set<String> fields,
            String name,
            Function<String, Function<Constraint, Predicate<JsonNode>>> change) {
        add(operation, fields, name, Conduct.RIGHT, change);
    }

    private void add(
            Operation operation,
            Set<String> fields,
            String name,
            Conduct conduct,
            Function<String, Function<Constraint, Predicate<JsonNode>>> change) {
        if (fields.isEmpty()) {
            return;
        }
        Rules changed = OtherRules.change(rules, operation.path(), list -> {
            list.replaceAll(constraint -> fields.contains(constraint.field())
                    ? constraint.with(change.apply(constraint.field()).apply(constraint))
                    : constraint);
            return list;
        });
        String where = fields.size() == 1 ? "#" + fields.iterator().next() : "";
        found.add(new Mutant(
                operation.method() + operation.path() + where + " " + name,
                operation.method() + " " + operation.path() + " /properties",
                true,
                changed,
                conduct,
                AnswerChange.NONE,
                meant.byRules(operation, fields, changed)));
    }
}
