package lu.lalux.assure.conformance.report;

/** A picture for a README: what was judged on the left, what came of it on the right. */
public final class Shield {

    /** White text on each has a contrast of at least 4.5 to 1. */
    public enum Colour {
        /** As required. */
        GOOD("#1a7f37"),
        /** Not as required. */
        BAD("#b3261e"),
        /** Not all of it. */
        HALF("#8a5700"),
        /** Nothing can be said. */
        NONE("#5c5c5c");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private static final int PER_CHARACTER = 7;
    private static final int MARGIN = 20;

    private Shield() {}

    /**
     * @param left text
     * @param right text
     * @param colour behind the right one
     * @return the picture
     */
    public static String svg(String left, String right, Colour colour) {
        int leftWidth = left.length() * PER_CHARACTER + MARGIN;
        int rightWidth = right.length() * PER_CHARACTER + MARGIN;
        int width = leftWidth + rightWidth;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
            <title>%2$s: %3$s</title>
            <rect width="%1$d" height="20" rx="3" fill="#333"/>
            <path fill="%4$s" d="M%5$d 0h%6$dq3 0 3 3v14q0 3-3 3h-%6$dz"/>
            <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
            <text x="%7$d" y="14" textLength="%8$d">%2$s</text>
            <text x="%9$d" y="14" textLength="%10$d">%3$s</text>
            </g>
            </svg>
            """.formatted(
                        width,
                        Markup.escape(left),
                        Markup.escape(right),
                        colour.code,
                        leftWidth,
                        rightWidth - 3,
                        leftWidth / 2,
                        leftWidth - MARGIN,
                        leftWidth + rightWidth / 2,
                        rightWidth - MARGIN);
    }
}
