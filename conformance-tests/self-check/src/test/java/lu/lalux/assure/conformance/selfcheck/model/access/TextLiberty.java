package lu.lalux.assure.conformance.selfcheck.model.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a careless server compares a name, a secret or a value with the one that it knows. */
public enum TextLiberty {
    ANY_CASE,
    EMPTY,
    BEGINNING,
    LENGTHENED,
    FIRST_EIGHT,
    FIRST_IGNORED,
    LAST_IGNORED,
    TRIMMED,
    CUT_AT_NUL,
    SQL_PATTERN;

    private static final int EIGHT = 8;

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param sent not the one that is known
     * @param known the right one
     * @return whether they are taken for the same
     */
    public boolean sees(String sent, String known) {
        return switch (this) {
            case ANY_CASE -> sent.equalsIgnoreCase(known);
            case EMPTY -> sent.isEmpty();
            case BEGINNING -> !sent.isEmpty() && known.startsWith(sent);
            case LENGTHENED -> sent.startsWith(known);
            case FIRST_EIGHT -> sent.length() >= EIGHT && known.startsWith(sent.substring(0, EIGHT));
            case FIRST_IGNORED -> !sent.isEmpty() && sent.substring(1).equals(known.substring(1));
            case LAST_IGNORED -> !sent.isEmpty() && butLast(sent).equals(butLast(known));
            case TRIMMED -> sent.strip().equals(known);
            case CUT_AT_NUL -> sent.startsWith(known + '\0');
            case SQL_PATTERN ->
                known.matches(Pattern.quote(sent).replace("_", "\\E.\\Q").replace("%", "\\E.*\\Q"));
        };
    }

    private static String butLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
