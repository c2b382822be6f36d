package lu.lalux.assure.contract;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the name that an unknown one probably stands for; among fields, D21. */
public final class Nearest {

    private static final int MAX_LENGTH = 64;
    private static final int MIN_LENGTH = 4;

    private Nearest() {}

    /**
     * The field that was probably meant.
     *
     * @param unknown a name that the schema does not have
     * @param fields the fields of the schema
     * @return the name of the one that bears this as an older name, in any case; else of the one that is spelt most like it, if one is
     *     at least three quarters alike
     */
    public static Optional<String> to(String unknown, Fields fields) {
        return fields.meant(unknown)
                .map(Field::name)
                .or(() -> among(unknown, fields.all().stream().map(Field::name).toList()));
    }

    /**
     * The name that was probably meant, of any names.
     *
     * @param unknown none of them
     * @param names all that there are; of two that are as near, the first
     * @return the one that is spelt most like it, if one is at least three quarters alike
     */
    public static Optional<String> among(String unknown, Collection<String> names) {
        return unknown.length() > MAX_LENGTH ? Optional.empty() : spelt(plain(unknown), names);
    }

    private static Optional<String> spelt(String sent, Collection<String> names) {
        String best = null;
        int least = sent.length() < MIN_LENGTH ? 1 : 1 + sent.length() / MIN_LENGTH;
        for (String name : names) {
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
