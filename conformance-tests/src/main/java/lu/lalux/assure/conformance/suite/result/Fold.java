package lu.lalux.assure.conformance.suite.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tests that one cause explains, as far as their answers can tell: a reader needs to see one of them.
 *
 * @param first the one to look at
 * @param others the rest, in order
 */
public record Fold(Outcome first, List<Outcome> others) {

    /** Copies. */
    public Fold {
        others = List.copyOf(others);
    }

    /** {@return how many tests it is of} */
    public int count() {
        return others.size() + 1;
    }

    /**
     * @param failures in the order in which to mend
     * @return them, each with those that got the same answer; in the order of the first of each
     */
    public static List<Fold> ofFailures(List<Outcome> failures) {
        return by(Cause::of, failures);
    }

    /**
     * @param outcomes of tests without a verdict
     * @return them, each with those that have the same reason
     */
    public static List<Fold> ofReasons(List<Outcome> outcomes) {
        return by(
                outcome ->
                        outcome.reason().map(reason -> Cause.blur(reason.fr())).orElse(""),
                outcomes);
    }

    private static List<Fold> by(Function<Outcome, String> key, List<Outcome> outcomes) {
        Map<String, List<Outcome>> alike = new LinkedHashMap<>();
        outcomes.forEach(outcome -> alike.computeIfAbsent(key.apply(outcome), same -> new ArrayList<>())
                .add(outcome));
        return alike.values().stream()
                .map(same -> new Fold(same.get(0), same.subList(1, same.size())))
                .toList();
    }
}
