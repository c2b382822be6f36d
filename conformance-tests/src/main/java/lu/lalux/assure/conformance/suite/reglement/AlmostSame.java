package lu.lalux.assure.conformance.suite.reglement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Two texts that are not the same, letter for letter (D19), and that a database's collation, a trimming or cutting
 * column or a loose comparison takes for the same.
 */
public enum AlmostSame {
    CASE("abc", "ABC"),
    ACCENT("é", "e"),
    BLANK_BEFORE("", " ", true),
    BLANK_AFTER("", " "),
    BLANKS_INSIDE("a b", "a  b"),
    WIDTH("A", "\uff21"),
    SHARP_S("ß", "ss"),
    /** One accented letter, written as one character and as two (Unicode's forms NFC and NFD). */
    COMPOSED("\u00e9", "e\u0301"),
    /** Characters beyond U+FFFF, to which some collations give one weight. */
    SUPPLEMENTARY("\ud83d\ude97", "\ud83d\ude99"),
    /** The two alphabets of Japanese, to which most collations give one weight. */
    KANA("\u3042", "\u30a2"),
    DOTLESS("\u0131", "i"),
    INVISIBLE("", "\u200b"),
    HYPHEN("A-B", "AB"),
    DASHES("A-B", "A\u2013B"),
    QUOTES("A'B", "A\u2019B"),
    BACKSLASH("A\\B", "AB"),
    /** What stands before a slash, which a path's last part leaves out. */
    FOLDER("A/", "B/", true),
    /** Two texts of one hash, as Java's {@code String} makes it. */
    HASH("Aa", "BB"),
    /** Where a text of C ends; which a server need not take. */
    NUL("A\u0000x", "A\u0000y"),
    ZEROS("1", "01"),
    LONG_NUMBER("0000001", "0000002"),
    END("X", "Y");

    /** One of each kind of comparison, where all of them would be too many. */
    public static final List<AlmostSame> ONE_OF_EACH_KIND = List.of(CASE, ACCENT, BLANK_AFTER, ZEROS, END);

    private static final BigInteger FIFTEEN_DIGITS = BigInteger.TEN.pow(15);

    private final String ofOne;
    private final String ofOther;
    private final boolean before;

    AlmostSame(String ofOne, String ofOther) {
        this(ofOne, ofOther, false);
    }

    AlmostSame(String ofOne, String ofOther, boolean before) {
        this.ofOne = ofOne;
        this.ofOther = ofOther;
        this.before = before;
    }

    /** {@return its name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return how they differ, in any language} */
    String shown() {
        return ("«" + made("12", 32, ofOne) + "» ≠ «" + made("12", 32, ofOther) + "»").replace("\0", "\\u0000");
    }

    /**
     * @param unique a text that no other pair has
     * @param longest in characters that either may be
     * @return the one
     */
    String one(String unique, int longest) {
        return made(unique, longest, ofOne);
    }

    /**
     * @param unique as for the one
     * @param longest as for the one
     * @return the other
     */
    String other(String unique, int longest) {
        return made(unique, longest, ofOther);
    }

    /**
     * @param unique as for the one
     * @param longest in characters that both may be
     * @return whether they are not longer
     */
    boolean fits(String unique, int longest) {
        return unique.length() < longest
                && Math.max(
                                one(unique, longest).length(),
                                other(unique, longest).length())
                        <= longest;
    }

    private String made(String unique, int longest, String part) {
        return switch (this) {
            // Digits alone: that is what is compared as a number.
            case ZEROS -> part + digits(unique);
            case LONG_NUMBER -> "1" + digits(unique) + part;
            case END -> unique + "X".repeat(longest - 1 - unique.length()) + part;
            default -> before ? part + unique : unique + part;
        };
    }

    private static String digits(String unique) {
        BigInteger number = new BigInteger(1, unique.getBytes(StandardCharsets.UTF_8)).mod(FIFTEEN_DIGITS);
        return number.toString();
    }
}
