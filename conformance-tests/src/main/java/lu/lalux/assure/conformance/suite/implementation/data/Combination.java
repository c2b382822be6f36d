package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * Values that belong together at the target: this claim is of this vehicle, and this provider's.
 *
 * @param values by the contract's name of the field
 */
public record Combination(Map<String, Known> values) {

    /** Keeps the order. */
    public Combination {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@return the fields that it gives} */
    public Set<String> fields() {
        return values.keySet();
    }

    /**
     * @param request its fields
     * @return whether the fields that the request has have the values of this combination; fields that it lacks do not
     *     count
     */
    boolean takes(Map<String, Object> request) {
        return values.entrySet().stream()
                .allMatch(given -> !request.containsKey(given.getKey())
                        || given.getValue().takes(String.valueOf(request.get(given.getKey()))));
    }

    /**
     * In place of a change to a value that the target does not know: a change to one that it knows.
     *
     * @param request its fields
     * @param changed the same with one thing changed
     * @return the request with this combination's value in that place; nothing if the value is the same, or if the
     *     combination differs in other fields too
     */
    public Optional<Map<String, Object>> insteadOf(Map<String, Object> request, Map<String, Object> changed) {
        List<String> names = values.keySet().stream()
                .filter(name -> request.containsKey(name)
                        && changed.containsKey(name)
                        && !request.get(name).equals(changed.get(name)))
                .toList();
        if (names.size() != 1) {
            return Optional.empty();
        }
        String name = names.get(0);
        Map<String, Object> known = new LinkedHashMap<>(changed);
        Known value = values.get(name);
        Object present = request.get(name);
        if (!value.takes(String.valueOf(changed.get(name)))) {
            known.put(
                    name,
                    value.takes(String.valueOf(present)) ? value.other(present).orElse("") : value.first());
        }
        return known.get(name).equals("") || !takes(known) ? Optional.empty() : Optional.of(known);
    }

    /**
     * @param request its fields
     * @param changed the same with one thing changed
     * @return the request with known texts in another case in the place of changed ones: a target that looks them up
     *     loosely takes them, and must still see that they are others
     */
    public Map<String, Object> almost(Map<String, Object> request, Map<String, Object> changed) {
        Map<String, Object> almost = new LinkedHashMap<>(changed);
        values.forEach((name, known) -> {
            String other = known.inOtherCase();
            if (!other.isEmpty()
                    && known.first().equals(request.get(name))
                    && !known.first().equals(changed.get(name))) {
                almost.computeIfPresent(name, (key, value) -> other);
            }
        });
        return almost;
    }

    /**
     * @param request its fields, under the contract's names or those of a tolerance (T2)
     * @param operation whose request it is
     * @return it with the values that this gives
     */
    public Map<String, Object> in(Map<String, Object> request, Operation operation) {
        Map<String, Object> known = new LinkedHashMap<>(request);
        values.forEach((name, value) -> operation
                .field(name)
                .map(field -> Stream.concat(Stream.of(name), field.toleratedNames().stream()))
                .orElse(Stream.empty())
                .forEach(written -> known.computeIfPresent(written, (key, present) -> value.near(present))));
        return known;
    }
}
