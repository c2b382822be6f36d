package lu.lalux.assure.conformance.suite.implementation;

import java.util.Map;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Text;

/**
 * A target that takes no request now, and says so (429, 503): what that is called, and whether it says when to come
 * again.
 */
public final class Busy {

    private static final Map<Integer, Text> NAMES = Map.of(
            429, new Text("trop de requêtes", "too many requests"),
            503, new Text("service indisponible", "service unavailable"));

    private Busy() {}

    /**
     * @param answer a response
     * @return whether it says to come again later
     */
    public static boolean says(Answer answer) {
        return NAMES.containsKey(answer.status());
    }

    /**
     * @param answer one that says so
     * @return the status, in words, and {@code Retry-After} or its absence
     */
    public static Text words(Answer answer) {
        Text name = NAMES.get(answer.status());
        String after = answer.header("Retry-After")
                .map(value -> "Retry-After: " + value)
                .orElse("");
        return new Text(
                answer.status() + " (" + name.fr() + ", " + (after.isEmpty() ? "sans Retry-After" : after) + ")",
                answer.status() + " (" + name.en() + ", " + (after.isEmpty() ? "without Retry-After" : after) + ")");
    }
}
