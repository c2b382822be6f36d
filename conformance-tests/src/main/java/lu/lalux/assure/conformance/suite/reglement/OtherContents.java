package lu.lalux.assure.conformance.suite.reglement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.contract.Settlement.Sum;

/**
 * From the fields of a settlement: each change that leaves it right and makes it another (D19). A new field is tested
 * without a line of code.
 */
public final class OtherContents {

    private final Operation operation;
    private final Settlement facts;
    private final List<Other> found = new ArrayList<>();

    private OtherContents(Operation operation) {
        this.operation = operation;
        this.facts = operation.asSettlement();
    }

    /**
     * Another content.
     *
     * @param name what is changed, stable: the end of the test's id
     * @param fields that differ
     * @param before what the first request is made of the example
     * @param change of the first request, with what gives further keys
     */
    public record Other(
            String name,
            Set<String> fields,
            UnaryOperator<Map<String, Object>> before,
            BiFunction<Map<String, Object>, Supplier<String>, Map<String, Object>> change) {}

    /**
     * @param operation a settlement
     * @return each other content under the same reference, in the order of the contract's fields
     */
    public static List<Other> of(Operation operation) {
        OtherContents contents = new OtherContents(operation);
        operation.fields().stream()
                .filter(field -> !contents.facts.identity().contains(field.name()))
                .forEach(contents::field);
        contents.exchangedKeys();
        return List.copyOf(contents.found);
    }

    /** Each of two files in the other one's place. */
    private void exchangedKeys() {
        List<String> keys = operation.keys().stream().map(Field::name).toList();
        if (keys.size() > 1) {
            found.add(new Other(
                    "cles-echangees",
                    Set.of(keys.get(0), keys.get(1)),
                    request -> request,
                    (request, fresh) -> put(
                            put(request, keys.get(0), request.get(keys.get(1))),
                            keys.get(1),
                            request.get(keys.get(0)))));
        }
    }

    private void field(Field field) {
        String name = field.name();
        if (field.isAmount()) {
            // Alone too: the reference is looked at before the sum, and who leaves one amount out sees the pair's
            // other.
            add(name, (request, keys) -> more(request, name, BigDecimal.ONE));
            facts.sumOf(name).ifPresent(sum -> amounts(name, sum));
        } else if (field.isKey()) {
            add(name, (request, keys) -> put(request, name, keys.get()));
            // A server may find a file by its GUID in any case; the same request has it to the letter.
            found.add(new Other(
                    name + ".casse",
                    Set.of(name),
                    UnaryOperator.identity(),
                    (request, keys) -> put(request, name, inOtherCase(String.valueOf(request.get(name))))));
        } else if (field.isDate()) {
            add(name, (request, keys) -> put(request, name, "2017-06-18"));
            // Whose numbers begin again each year keeps the year with them; here it is no part of the identity.
            found.add(new Other(
                    name + ".annee",
                    Set.of(name),
                    UnaryOperator.identity(),
                    (request, keys) -> put(request, name, aYearBefore(String.valueOf(request.get(name))))));
        } else if (!field.values().isEmpty()) {
            values(field);
        } else if (field.type().equals("integer")) {
            long number = field.minimum().orElse(0) + 1;
            add(name, (request, keys) -> put(request, name, number));
        } else if (field.type().equals("boolean")) {
            add(name, (request, keys) -> put(request, name, !Boolean.TRUE.equals(request.get(name))));
        } else {
            // Of as many characters as a chassis number, so that this test tells nothing but a conflict.
            String other = "AUTRE000000000017";
            int length = (int) Math.min(other.length(), field.maxLength().orElse(other.length()));
            add(name, (request, keys) -> put(request, name, other.substring(0, length)));
        }
        if (!field.required()) {
            found.add(new Other(
                    name + ".absent",
                    Set.of(name),
                    UnaryOperator.identity(),
                    (request, keys) -> without(request, List.of(name))));
            found.add(new Other(
                    name + ".ajoute",
                    Set.of(name),
                    request -> without(request, List.of(name)),
                    (request, keys) -> put(request, name, example(field))));
            // What is not there is no zero, which languages put in its place.
            field.minimum()
                    .ifPresent(least -> found.add(new Other(
                            name + ".zero",
                            Set.of(name),
                            request -> put(request, name, least),
                            (request, keys) -> without(request, List.of(name)))));
        }
    }

    /** Of its GUID; of the whole where that has no letter. */
    private static String inOtherCase(String key) {
        int extension = key.lastIndexOf('.');
        String guid = key.substring(0, Math.max(0, extension));
        String other = otherCase(guid) + key.substring(guid.length());
        return other.equals(key) ? otherCase(key) : other;
    }

    private static String otherCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static String aYearBefore(String date) {
        return LocalDate.parse(date).minusYears(1).toString();
    }

    private Object example(Field field) {
        return operation.fullestExample().get(field.name());
    }

    /** What is optional may go with one of the values only: it is left out. */
    private void values(Field field) {
        List<String> optional = operation.fields().stream()
                .filter(other -> !other.required())
                .map(Field::name)
                .toList();
        found.add(new Other(
                field.name(),
                Set.of(field.name()),
                request -> without(request, optional),
                (request, keys) -> put(
                        request,
                        field.name(),
                        field.values().stream()
                                .filter(value -> !value.equals(request.get(field.name())))
                                .findFirst()
                                .orElseThrow())));
    }

    /**
     * Of three amounts that must add up (D20) two are changed and one stays. This finds a server that compares only the
     * one that stays, and takes it as proof that the other two are the same.
     */
    private void amounts(String name, Sum sum) {
        if (name.equals(sum.net())) {
            pair(sum, name + "-" + sum.tax(), sum.net(), 1, sum.tax(), -1);
            found.add(new Other(
                    name + "-" + sum.tax() + ".echange",
                    new LinkedHashSet<>(List.of(sum.net(), sum.tax())),
                    UnaryOperator.identity(),
                    (request, keys) ->
                            put(put(request, sum.net(), request.get(sum.tax())), sum.tax(), request.get(sum.net()))));
        } else if (name.equals(sum.tax())) {
            pair(sum, name + "-" + sum.total(), sum.tax(), 1, sum.total(), 1);
        } else {
            pair(sum, name + "-" + sum.net(), sum.net(), 1, sum.total(), 1);
        }
    }

    private void pair(Sum sum, String name, String one, int more, String other, int otherMore) {
        found.add(new Other(
                name,
                new LinkedHashSet<>(List.of(one, other)),
                UnaryOperator.identity(),
                (request, keys) ->
                        more(more(request, one, BigDecimal.valueOf(more)), other, BigDecimal.valueOf(otherMore))));
        // The same by a cent of large amounts: more digits than a binary fraction of 32 bits has.
        centime(name + ".centime", one, more, other, otherMore, request -> large(request, sum));
        places(name, one, other, sum);
        // As binary fractions, a hundred times 0.28 and 0.29 are 28 and some, and likewise 56 of 0.56 and 0.57.
        centime(
                name + ".centime-binaire",
                one,
                more,
                other,
                otherMore,
                request -> otherMore < 0
                        ? amounts(request, sum, "0.28", "0.29", "0.57")
                        : amounts(request, sum, "0.28", "0.28", "0.56"));
    }

    /**
     * Two amounts that differ by where their decimals stand. Read apart as a number, they are 5 in 170.5 and in 170.05;
     * without the point, 171.5 is 1715.
     */
    private void places(String name, String one, String other, Sum sum) {
        Set<String> fields = new LinkedHashSet<>(List.of(one, other));
        if (other.equals(sum.total())) {
            String rest = one.equals(sum.net()) ? sum.tax() : sum.net();
            written(
                    name + ".decimales",
                    fields,
                    request -> put(request, rest, "35"),
                    "170.5",
                    "205.5",
                    "170.05",
                    "205.05");
            written(name + ".point", fields, request -> put(request, rest, "0"), "171.5", "171.5", "1715", "1715");
        } else {
            String total = sum.total();
            written(
                    name + ".decimales",
                    fields,
                    request -> put(request, total, "205.55"),
                    "170.5",
                    "35.05",
                    "170.05",
                    "35.5");
            written(
                    name + ".point",
                    fields,
                    request -> put(request, total, "1886.5"),
                    "171.5",
                    "1715",
                    "1715",
                    "171.5");
        }
    }

    private void written(String name, Set<String> fields, UnaryOperator<Map<String, Object>> rest, String... amounts) {
        List<String> names = List.copyOf(fields);
        found.add(new Other(
                name,
                fields,
                request -> put(put(rest.apply(request), names.get(0), amounts[0]), names.get(1), amounts[1]),
                (request, keys) -> put(put(request, names.get(0), amounts[2]), names.get(1), amounts[3])));
    }

    private void centime(
            String name, String one, int more, String other, int otherMore, UnaryOperator<Map<String, Object>> before) {
        found.add(new Other(
                name,
                new LinkedHashSet<>(List.of(one, other)),
                before,
                (request, keys) -> more(
                        more(request, one, BigDecimal.valueOf(more, 2)), other, BigDecimal.valueOf(otherMore, 2))));
    }

    private static Map<String, Object> large(Map<String, Object> request, Sum sum) {
        return amounts(request, sum, "499999999000.50", "499999999000.25", "999999998000.75");
    }

    private static Map<String, Object> amounts(
            Map<String, Object> request, Sum sum, String net, String tax, String total) {
        return put(put(put(request, sum.net(), net), sum.tax(), tax), sum.total(), total);
    }

    private void add(String name, BiFunction<Map<String, Object>, Supplier<String>, Map<String, Object>> change) {
        found.add(new Other(name, Set.of(name), UnaryOperator.identity(), change));
    }

    private static Map<String, Object> more(Map<String, Object> request, String name, BigDecimal more) {
        BigDecimal amount = new BigDecimal(String.valueOf(request.get(name)));
        return put(request, name, amount.add(more).toPlainString());
    }

    private static Map<String, Object> put(Map<String, Object> request, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> request, List<String> names) {
        Map<String, Object> changed = new LinkedHashMap<>(request);
        changed.keySet().removeAll(names);
        return changed;
    }
}
