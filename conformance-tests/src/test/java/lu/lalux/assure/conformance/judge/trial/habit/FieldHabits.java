package lu.lalux.assure.conformance.judge.trial.habit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The table: each field of a settlement, written wrongly in each way that goes with its kind. */
final class FieldHabits {

    private static final String TEXTS = "reglement.textes";
    private static final String AMOUNTS = "reglement.montants";
    private static final String DATES = "reglement.dates";
    private static final String LISTED = "reglement.valeurs-listees";
    private static final String INTEGERS = "reglement.entiers";
    private static final String BOOLEANS = "reglement.booleens";
    private static final String TYPES = "reglement.types";
    private static final String T2 = "reglement.tolerance-t2";
    private static final String T3 = "reglement.tolerance-t3";
    private static final String KEYS = "fichier.cle";

    private final Fonction trade;
    private final Operation operation;
    private final List<Habit> all = new ArrayList<>();

    FieldHabits(Fonction trade, Operation operation) {
        this.trade = trade;
        this.operation = operation;
    }

    List<Habit> all() {
        for (Field field : operation.fields()) {
            String kind = kind(field);
            if (field.required() && !field.isKey()) {
                missing(field, kind);
            }
            others(field);
        }
        swapped();
        return all;
    }

    /** Of two sums, each in the other's place. */
    private void swapped() {
        List<Settlement.Sum> sums = operation.asSettlement().sums();
        if (sums.size() > 1) {
            Settlement.Sum one = sums.get(0);
            Settlement.Sum two = sums.get(1);
            all.add(Habit.of("field." + trade.word() + ".sums-swapped", AMOUNTS, Spoil.settlements(body -> {
                        swap(body, one.net(), two.net());
                        swap(body, one.tax(), two.tax());
                        swap(body, one.total(), two.total());
                    }))
                    .in(trade));
        }
    }

    private static void swap(ObjectNode body, String one, String two) {
        JsonNode first = body.get(one);
        body.set(one, body.get(two));
        body.set(two, first);
    }

    private static String kind(Field field) {
        if (field.isAmount()) {
            return AMOUNTS;
        }
        if (field.isDate()) {
            return DATES;
        }
        if (!field.values().isEmpty()) {
            return LISTED;
        }
        return switch (field.type()) {
            case "integer" -> INTEGERS;
            case "boolean" -> BOOLEANS;
            default -> TEXTS;
        };
    }

    private void missing(Field field, String kind) {
        all.add(Habit.of(
                        "field." + trade.word() + "." + field.name() + ".missing",
                        kind,
                        Spoil.settlements(body -> body.remove(field.name())))
                .in(trade));
        add(field, "null", kind, value -> NullNode.getInstance());
    }

    private void others(Field field) {
        if (field.isKey()) {
            add(
                    field,
                    "capital-key",
                    KEYS,
                    value -> StringNode.valueOf(value.asString("").toUpperCase(Locale.ROOT)));
            add(
                    field,
                    "small-key",
                    KEYS,
                    value -> StringNode.valueOf(value.asString("").toLowerCase(Locale.ROOT)));
            add(
                    field,
                    "key-without-ending",
                    KEYS,
                    value -> StringNode.valueOf(value.asString("").replaceFirst("\\.[^.]*$", "")));
        } else if (field.isAmount()) {
            amounts().forEach((name, change) -> add(field, name, AMOUNTS, text(change)));
            add(field, "number", T3, value -> DecimalNode.valueOf(new BigDecimal(value.asString("0"))));
        } else if (field.isDate()) {
            dates().forEach((name, change) -> add(field, name, DATES, text(change)));
            add(
                    field,
                    "epoch",
                    TYPES,
                    value ->
                            LongNode.valueOf(LocalDate.parse(value.asString("")).toEpochDay() * 86_400));
        } else if (!field.values().isEmpty()) {
            add(field, "small-letter", LISTED, text(value -> value.toLowerCase(Locale.ROOT)));
            add(field, "padded", LISTED, text(value -> value + " "));
            add(
                    field,
                    "position",
                    TYPES,
                    value -> IntNode.valueOf(field.values().indexOf(value.asString(""))));
        } else if (field.type().equals("integer")) {
            integers(field);
        } else if (field.type().equals("boolean")) {
            add(field, "text", T3, value -> StringNode.valueOf(value.toString()));
            add(field, "zero-or-one", TYPES, value -> IntNode.valueOf(value.booleanValue() ? 1 : 0));
            add(field, "other-way-round", BOOLEANS, value -> BooleanNode.valueOf(!value.booleanValue()));
        } else {
            texts().forEach((name, change) -> add(field, name, TEXTS, text(change)));
        }
        field.toleratedNames().forEach(other -> add(field, "called-" + other, other));
    }

    private void add(Field field, String name, String meant, UnaryOperator<JsonNode> change) {
        all.add(Habit.of(
                        "field." + trade.word() + "." + field.name() + "." + name,
                        meant,
                        Spoil.field(field.name(), change))
                .in(trade));
    }

    private void add(Field field, String name, String other) {
        all.add(Habit.of("field." + trade.word() + "." + field.name() + "." + name, T2, Spoil.settlements(body -> {
                    if (body.has(field.name())) {
                        body.set(other, body.remove(field.name()));
                    }
                }))
                .in(trade)
                .playing("reglement.vhr-avec-jours"));
    }

    private void integers(Field field) {
        String days = "reglement.vhr-avec-jours";
        Map<String, UnaryOperator<JsonNode>> changes = new LinkedHashMap<>();
        changes.put(T3, value -> StringNode.valueOf(value.asString("")));
        changes.put(INTEGERS, value -> IntNode.valueOf(value.asInt() + 1));
        changes.forEach((meant, change) -> all.add(Habit.of(
                        "field." + trade.word() + "." + field.name() + "." + meant.replaceFirst(".*\\.", ""),
                        meant,
                        Spoil.field(field.name(), change))
                .in(trade)
                .playing(days)));
    }

    private static UnaryOperator<JsonNode> text(UnaryOperator<String> change) {
        return value -> StringNode.valueOf(change.apply(value.asString("")));
    }

    private static Map<String, UnaryOperator<String>> texts() {
        Map<String, UnaryOperator<String>> texts = new LinkedHashMap<>();
        texts.put("empty", value -> "");
        texts.put("padded", value -> value + "   ");
        texts.put("cut", value -> value.substring(0, value.length() - 1));
        texts.put("small-letters", value -> value.toLowerCase(Locale.ROOT) + "x");
        texts.put("word-null", value -> "null");
        return texts;
    }

    private static Map<String, UnaryOperator<String>> amounts() {
        Map<String, UnaryOperator<String>> amounts = new LinkedHashMap<>();
        amounts.put("comma", value -> value.replace('.', ','));
        amounts.put(
                "cents",
                value -> new BigDecimal(value).movePointRight(2).toBigInteger().toString());
        amounts.put(
                "rounded",
                value -> new BigDecimal(value).setScale(0, RoundingMode.HALF_UP).toPlainString());
        amounts.put("negative", value -> "-" + value);
        amounts.put("currency", value -> value + " EUR");
        amounts.put(
                "cent-more",
                value -> new BigDecimal(value).add(new BigDecimal("0.01")).toPlainString());
        return amounts;
    }

    private static Map<String, UnaryOperator<String>> dates() {
        Map<String, UnaryOperator<String>> dates = new LinkedHashMap<>();
        dates.put("day-first", value -> LocalDate.parse(value).format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        dates.put("dots", value -> LocalDate.parse(value).format(DateTimeFormatter.ofPattern("dd.MM.yyyy")));
        dates.put("with-time", value -> value + "T00:00:00Z");
        dates.put("day-before", value -> LocalDate.parse(value).minusDays(1).toString());
        dates.put("compact", value -> value.replace("-", ""));
        dates.put("year-of-week", value -> LocalDate.parse(value).plusYears(1).toString());
        return dates;
    }
}
