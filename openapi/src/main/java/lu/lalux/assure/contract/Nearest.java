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
     * @return the name of the field that has this as an older name (case ignored), or else of the one that is spelt
     *     most like it, if at least three quarters are alike
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

    /**
     * How far two names are from each other.
     *
     * @param a one
     * @param b the other
     * @return how many letters to add, leave out, change, or swap with the next
     */
    public static int distance(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int changed = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                least[i][j] = Math.min(changed, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[a.length()][b.length()];
    }
}
