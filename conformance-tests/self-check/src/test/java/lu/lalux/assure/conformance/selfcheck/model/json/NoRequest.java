package lu.lalux.assure.conformance.selfcheck.model.json;

import java.util.Locale;

/** What is no request, and what servers take for an empty one, or for nothing that they need to look at. */
public enum NoRequest {
    EMPTY(""),
    BLANK("\\s+"),
    NULL("null"),
    NUMBER("[0-9]+"),
    BOOLEAN("true|false"),
    EMPTY_OBJECT("\\{\\}");

    private final String form;

    NoRequest(String form) {
        this.form = form;
    }

    /** {@return its name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param text a whole body
     * @return whether it is this
     */
    public boolean is(String text) {
        return text.length() < 100 && text.matches(form);
    }
}
