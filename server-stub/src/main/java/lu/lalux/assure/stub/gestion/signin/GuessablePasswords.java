package lu.lalux.assure.stub.gestion.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * The passwords that are tried first: known ones, names of what the account is for, rows of the keyboard, runs of
 * letters or digits, one and the same thing again and again; and any of these behind one another. It is the whole
 * password that is one of them or not; what a phrase contains is nobody's business (NIST SP 800-63B-4, section
 * 3.1.1.2).
 */
final class GuessablePasswords {

    private static final String KNOWN = "lu/lalux/assure/stub/gestion/signin/known-passwords.txt";

    /** Of the three keyboards that are in use here: French, German and Swiss, English. */
    private static final List<String> ROWS = List.of(
            "azertyuiopqsdfghjklmwxcvbn",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "aqwzsxedcrfvtgbyhnujmikolp",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1a2z3e4r5t6y7u8i9o0p",
            "1q2w3e4r5t6y7u8i9o0p");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "01234567890";
    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_REPEATED = 8;
    private static final int ADDED_DIGITS = 4;
    private static final int FEWEST_SIGNS = 8;

    /** What is often written for a letter. */
    private static final String WRITTEN = "0134578@$!€";

    private static final String MEANT = "oleastbasie";

    private final Set<String> known = new HashSet<>();

    GuessablePasswords() {
        try {
            new ClassPathResource(KNOWN)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .forEach(known::add);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Whether a password is among them, for somebody who has these names. */
    boolean contain(String password, Collection<String> names) {
        Set<String> own = names.stream()
                .flatMap(name -> Arrays.stream(folded(name).split("[^a-z0-9]+")))
                .filter(word -> word.length() >= SHORTEST_NAME)
                .collect(Collectors.toSet());
        names.forEach(name -> own.add(plain(folded(name))));
        own.remove("");
        String folded = folded(password);
        return isRepeated(folded)
                || isMadeOf(own, plain(folded))
                || isMadeOf(own, plain(meant(folded)))
                || plain(folded).isEmpty() && folded.chars().distinct().count() < FEWEST_SIGNS;
    }

    /** Without case and accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Without what stands between words. Letters of another script stay. */
    private static String plain(String folded) {
        return folded.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String meant(String folded) {
        StringBuilder text = new StringBuilder(folded);
        for (int i = 0; i < text.length(); i++) {
            int at = WRITTEN.indexOf(text.charAt(i));
            if (at >= 0) {
                text.setCharAt(i, MEANT.charAt(at));
            }
        }
        return text.toString();
    }

    /** The same thing of less than eight characters, twice at least. */
    private static boolean isRepeated(String text) {
        for (int unit = 1; unit < SHORTEST_REPEATED && unit * 2 <= text.length(); unit++) {
            String first = text.substring(0, unit);
            if (first.repeat(text.length() / unit + 1).startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is left over but a few digits, which everybody adds. */
    private boolean isMadeOf(Set<String> own, String text) {
        int[] left = new int[text.length() + 1];
        Arrays.fill(left, 1, left.length, Integer.MAX_VALUE);
        for (int begin = 0; begin < text.length(); begin++) {
            for (int end = begin + 1; left[begin] <= ADDED_DIGITS && end <= text.length(); end++) {
                String piece = text.substring(begin, end);
                if (known.contains(piece) || own.contains(piece) || isRun(piece)) {
                    left[end] = Math.min(left[end], left[begin]);
                } else if (piece.length() == 1 && Character.isDigit(piece.charAt(0))) {
                    left[end] = Math.min(left[end], left[begin] + 1);
                }
            }
        }
        return !text.isEmpty() && left[text.length()] <= ADDED_DIGITS;
    }

    private static boolean isRun(String piece) {
        if (piece.length() < SHORTEST_RUN) {
            return false;
        }
        String reversed = new StringBuilder(piece).reverse().toString();
        return piece.chars().distinct().count() == 1
                || isIn(LETTERS, piece, reversed)
                || isIn(DIGITS, piece, reversed)
                || isIn("09876543210", piece, reversed)
                || ROWS.stream().anyMatch(row -> isIn(row, piece, reversed));
    }

    private static boolean isIn(String row, String piece, String reversed) {
        return row.contains(piece) || row.contains(reversed);
    }
}
