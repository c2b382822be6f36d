package lu.lalux.assure.conformance.selfcheck.mutants;

/** What readers do to a text before they read it. */
final class Texts {

    private Texts() {}

    /** {@return the text with the digits of every script as those of ASCII} */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .forEach(character -> digits.appendCodePoint(
                        Character.isDigit(character) ? '0' + Character.digit(character, 10) : character));
        return digits.toString();
    }

    /** {@return the text without what surrounds it: blanks, line breaks, blanks that do not break} */
    static String trimmed(String text) {
        return text.replaceAll("^[\\s\\u00a0\\u202f]+|[\\s\\u00a0\\u202f]+$", "");
    }

    /** {@return the text up to its first U+0000, as languages see it whose texts end there} */
    static String upToZero(String text) {
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }
}
