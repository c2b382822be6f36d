package lu.lalux.assure.stub.contract;

import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the field whose name an unknown one probably stands for (D21). */
final class Suggestion {

    private static final int MAX_LENGTH = 64;
    private static final int MIN_LENGTH = 4;

    private Suggestion() {}

    static Optional<String> of(String unknown, Fields fields) {
        Optional<String> variant = fields.ofVariant(unknown);
        if (variant.isPresent() || unknown.length() > MAX_LENGTH) {
            return variant;
        }
        String sent = plain(unknown);
        String best = null;
        int least = sent.length() < MIN_LENGTH ? 1 : 1 + sent.length() / MIN_LENGTH;
        for (String name : fields.names()) {
            int distance = distance(sent, plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
