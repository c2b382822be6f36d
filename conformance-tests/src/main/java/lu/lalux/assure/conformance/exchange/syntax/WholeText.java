package lu.lalux.assure.conformance.exchange.syntax;

import java.util.regex.Pattern;

/**
 * Text that can be written as UTF-8. JSON can escape half a surrogate pair (RFC 8259 section 8.2), and a cut can leave
 * one; no writer takes it.
 */
public final class WholeText {

    /** Of a pair, Java's expressions see the one character. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private WholeText() {}

    /**
     * @param text anything
     * @return the same, with U+FFFD for each half of a pair
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return HALF.matcher(text).replaceAll("\uFFFD");
            }
        }
        return text;
    }

    /**
     * @param text anything
     * @return whether no half of a pair is in it
     */
    public static boolean isWhole(String text) {
        return !HALF.matcher(text).find();
    }

    /**
     * @param text longer than that
     * @param most UTF-16 units of it that are wanted
     * @return its beginning, without the first half of a pair at its end
     */
    public static String beginning(String text, int most) {
        boolean within = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, within ? most - 1 : most);
    }
}
