package lu.lalux.assure.conformance.report;

import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * How texts stand in a report.
 *
 * @param redaction what must not be written
 * @param language of what has only one
 */
public record Wording(Redaction redaction, Language language) {

    /** A reader has enough then. */
    static final int LONGEST = 600;

    /**
     * @param text anything
     * @return it without secrets, and not too long
     */
    public String clean(String text) {
        return redaction.apply(text, LONGEST);
    }

    /**
     * @param text anything
     * @return it in the report's language, without secrets, and not too long
     */
    public String clean(Text text) {
        return clean(text.in(language));
    }

    /**
     * @param node of a report in JSON
     * @param name of a member
     * @param text that it gets, in both languages
     */
    public void put(ObjectNode node, String name, Text text) {
        node.putObject(name).put("fr", clean(text.fr())).put("en", clean(text.en()));
    }
}
