package lu.lalux.assure.stub.problem;

/** A value of the request as a message may quote it: short, and harmless in a terminal or a log. */
public final class Excerpt {

    private static final int MAX_CHARACTERS = 40;

    private Excerpt() {}

    /** The first {@value #MAX_CHARACTERS} characters, control characters replaced, with an ellipsis when cut. */
    public static String of(String value) {
        StringBuilder text = new StringBuilder();
        int[] characters = value.codePoints()
                .limit(MAX_CHARACTERS + 1L)
                .map(Excerpt::harmless)
                .toArray();
        for (int i = 0; i < Math.min(characters.length, MAX_CHARACTERS); i++) {
            text.appendCodePoint(characters[i]);
        }
        return characters.length > MAX_CHARACTERS ? text.append('…').toString() : text.toString();
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
            default -> character;
        };
    }
}
