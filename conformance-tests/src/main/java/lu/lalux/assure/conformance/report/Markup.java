package lu.lalux.assure.conformance.report;

/** Text inside HTML, SVG and XML: nothing that somebody else wrote becomes markup. */
public final class Markup {

    private Markup() {}

    /**
     * @param text anything
     * @return it, for an element or a quoted attribute; without the control characters that XML has no place for
     */
    public static String escape(String text) {
        return printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * XML 1.0 has no place for control characters, not even escaped.
     *
     * @param text anything
     * @return it without them, for what escapes markup itself
     */
    public static String printable(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "\uFFFD");
    }
}
