package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;

/**
 * The target's own data: for each account, combinations of values that it knows. Tests take their values from them;
 * what is not given is taken from the contract's examples.
 *
 * @param source the name of the file, for the reader of a report; empty when there is none
 * @param given what is given, by account; the first combination is the one that most tests send
 */
public record TargetData(String source, Map<Holder, List<Combination>> given) {

    /** Nothing is given. */
    public static final TargetData NONE = new TargetData("", Map.of());

    /** Copies. */
    public TargetData {
        Map<Holder, List<Combination>> copy = new EnumMap<>(Holder.class);
        given.forEach((holder, combinations) -> copy.put(holder, List.copyOf(combinations)));
        given = Collections.unmodifiableMap(copy);
    }

    /** {@return whether nothing is given} */
    public boolean isEmpty() {
        return given.isEmpty();
    }

    /**
     * @param holder who sends
     * @return the combinations that it may send: its own, or else those of the function's first account, or none
     */
    public List<Combination> of(Holder holder) {
        List<Combination> own = given.getOrDefault(holder, List.of());
        return own.isEmpty() ? given.getOrDefault(Holder.of(holder.function(), false), List.of()) : own;
    }

    /**
     * @param function one of the two
     * @return the fields of its requests that are given, for any account
     */
    public Set<String> fields(Fonction function) {
        Set<String> fields = new TreeSet<>();
        given.forEach((holder, combinations) -> {
            if (holder.function() == function) {
                combinations.forEach(combination -> fields.addAll(combination.fields()));
            }
        });
        return fields;
    }

    /**
     * @param holder who sends
     * @param operation the settlement
     * @return the values that are given for its provider, if they are its own
     */
    public List<Known> ownProviders(Holder holder, Operation operation) {
        return given.getOrDefault(holder, List.of()).stream()
                .flatMap(combination -> provider(combination, operation).stream())
                .toList();
    }

    /**
     * @param holder who sends
     * @param operation the settlement
     * @return the combinations of the provider in whose name it usually sends, the first one's
     */
    public List<Combination> ofFirstProvider(Holder holder, Operation operation) {
        List<Combination> all = of(holder);
        return all.stream()
                .filter(each -> provider(each, operation).equals(provider(all.get(0), operation)))
                .toList();
    }

    /**
     * @param holder who sends
     * @param operation the settlement
     * @return a combination of another provider of the same account (D25), if one is given
     */
    public Optional<Combination> ofSecondProvider(Holder holder, Operation operation) {
        List<Combination> all = of(holder);
        return all.stream()
                .filter(each -> !provider(each, operation).equals(provider(all.get(0), operation)))
                .findFirst();
    }

    private static Optional<Known> provider(Combination combination, Operation operation) {
        return Optional.ofNullable(
                combination.values().get(operation.asSettlement().provider()));
    }
}
