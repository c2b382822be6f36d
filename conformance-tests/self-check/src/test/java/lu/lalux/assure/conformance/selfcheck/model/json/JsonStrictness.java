package lu.lalux.assure.conformance.selfcheck.model.json;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What some reader of JSON does not understand, though it is JSON (RFC 8259). */
public enum JsonStrictness {
    /** A slash with a backslash. */
    NO_SLASH_ESCAPE("\\\\/"),
    /** One of the short escapes. */
    NO_SHORT_ESCAPE("\\\\[bf]"),
    /** A character by its code. */
    NO_CODES("\\\\u"),
    /** A code in capital letters. */
    SMALL_CODES_ONLY("\\\\u[0-9a-f]*[A-F]"),
    /** A name with an escape. */
    NO_ESCAPE_IN_NAMES("[{,]\"\\\\"),
    /** Two codes for one character. */
    NO_PAIRS("\\\\u[dD]8"),
    /** A tab between tokens. */
    NO_TABS("\t"),
    /** A blank before the colon. */
    NO_BLANK_BEFORE_COLON("\\s:"),
    /** A blank before the first brace. */
    NO_BLANK_BEFORE_ALL("^\\s"),
    /** Another member first than the contract's first one. */
    FIXED_ORDER("^\\{\"(?!idPrestataire\"|idExpert\"|fileNameWithExtension\")"),
    /** A character outside the first plane. */
    FIRST_PLANE_ONLY("[^\\x{0}-\\x{FFFF}]");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Predicate<String> refused;

    JsonStrictness(String refused) {
        this.refused = Pattern.compile(refused).asPredicate();
    }

    /**
     * {@return the name by which a {@link lu.lalux.assure.conformance.selfcheck.model.Conduct} says where it is refused}
     */
    public String word() {
        return word;
    }

    /**
     * @param text JSON
     * @return whether this reader refuses it
     */
    public boolean refuses(String text) {
        return refused.test(text);
    }
}
