package lu.lalux.assure.conformance.report;

/** Text inside HTML and SVG: nothing that a server answered becomes markup. */
final class Markup {

    private Markup() {}

    /**
     * @param text anything
     * @return it, for an element or a quoted attribute; without the control characters that XML has no place for
     */
    static String escape(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
