package lu.lalux.assure.conformance.reglement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * From the fields of a settlement: each change that leaves it right and makes it another (D19). A new field is tested
 * without a line of code.
 */
public final class OtherContents {

    private static final List<String> SUM = List.of("HT", "TVA", "TTC");

    private final Operation operation;
    private final List<Other> found = new ArrayList<>();

    private OtherContents(Operation operation) {
        this.operation = operation;
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
                .filter(field -> !contents.identity().contains(field.name()))
                .forEach(contents::field);
        return List.copyOf(contents.found);
    }

    /** Provider, reference and type say which request it is (D19); another of these is no other content of it. */
    private Set<String> identity() {
        return Set.of(operation.fields().get(0).name(), "referenceFacture", "type");
    }

    private void field(Field field) {
        String name = field.name();
        if (field.isAmount()) {
            amounts(name);
        } else if (field.isKey()) {
            add(name, (request, keys) -> put(request, name, keys.get()));
        } else if (field.isDate()) {
            add(name, (request, keys) -> put(request, name, "2017-06-18"));
        } else if (!field.values().isEmpty()) {
            values(field);
        } else if (field.type().equals("integer")) {
            long number = field.minimum().orElse(0) + 1;
            add(name, (request, keys) -> put(request, name, number));
        } else if (field.type().equals("boolean")) {
            add(name, (request, keys) -> put(request, name, !Boolean.TRUE.equals(request.get(name))));
        } else {
            add(name, (request, keys) -> put(request, name, "AUTRE"));
        }
        if (!field.required()) {
            found.add(new Other(
                    name + ".absent",
                    Set.of(name),
                    UnaryOperator.identity(),
                    (request, keys) -> without(request, List.of(name))));
        }
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
     * Of three that must add up (D20) two are changed, and the third is not: a server that compares that one alone, since
     * it says enough of the others, is found.
     */
    private void amounts(String name) {
        String group = name.replaceAll("(HT|TVA|TTC)$", "");
        if (!SUM.stream().allMatch(end -> operation.field(group + end).isPresent())) {
            add(name, (request, keys) -> more(request, name, 1));
            return;
        }
        String net = group + "HT";
        String tax = group + "TVA";
        String total = group + "TTC";
        if (name.equals(net)) {
            pair(name + "-" + tax, net, 1, tax, -1);
        } else if (name.equals(tax)) {
            pair(name + "-" + total, tax, 1, total, 1);
        } else {
            pair(name + "-" + net, net, 1, total, 1);
        }
    }

    private void pair(String name, String one, int more, String other, int otherMore) {
        found.add(new Other(
                name,
                new LinkedHashSet<>(List.of(one, other)),
                UnaryOperator.identity(),
                (request, keys) -> more(more(request, one, more), other, otherMore)));
    }

    private void add(String name, BiFunction<Map<String, Object>, Supplier<String>, Map<String, Object>> change) {
        found.add(new Other(name, Set.of(name), UnaryOperator.identity(), change));
    }

    private static Map<String, Object> more(Map<String, Object> request, String name, int more) {
        BigDecimal amount = new BigDecimal(String.valueOf(request.get(name)));
        return put(request, name, amount.add(BigDecimal.valueOf(more)).toPlainString());
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
