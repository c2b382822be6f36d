package lu.lalux.assure.conformance.suite.token;

/** What is nearly a name or a secret: a careless server takes it for the one that it knows. */
enum NearText {
    EMPTY,
    OTHER_CASE,
    HALF,
    SHORTER,
    LONGER,
    SAME_BEGINNING,
    OTHER_BEGINNING,
    OTHER_END,
    SPACE_BEFORE,
    SPACE_BEHIND,
    /** Where C ends a text. */
    NUL_BEHIND,
    SQL_PATTERN;

    private static final int COMPARED_BY_OLD_HASHES = 8;

    /**
     * @param text the right one
     * @return its neighbour; the same where it has none
     */
    String of(String text) {
        return switch (this) {
            case EMPTY -> "";
            case OTHER_CASE -> inOtherCase(text);
            case HALF -> text.substring(0, text.length() / 2);
            case SHORTER -> text.substring(0, text.length() - 1);
            case LONGER -> text + "x";
            case SAME_BEGINNING ->
                text.length() > COMPARED_BY_OLD_HASHES ? text.substring(0, COMPARED_BY_OLD_HASHES) + "-CONF" : text;
            case OTHER_BEGINNING -> other(text.charAt(0)) + text.substring(1);
            case OTHER_END -> text.substring(0, text.length() - 1) + other(text.charAt(text.length() - 1));
            case SPACE_BEFORE -> " " + text;
            case SPACE_BEHIND -> text + " ";
            case NUL_BEHIND -> text + "\0x";
            case SQL_PATTERN -> text.substring(0, text.length() - 1) + "_";
        };
    }

    private static String other(char character) {
        return character == 'A' ? "B" : "A";
    }

    private static String inOtherCase(String text) {
        return text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
