package lu.lalux.assure.conformance.report;

import lu.lalux.assure.conformance.register.Text;

/** What a run says as a whole: of a server in one profile, or of a client. */
public enum Result {
    /** All that was asked for came up, and nothing fails. */
    CONFORMING("✓", new Text("conforme", "conforming"), "#1a7f37"),
    /** Nothing fails, but not all that was asked for came up: no verdict of conformity. */
    PARTIAL("◐", new Text("partiel", "partial"), "#8a5700"),
    /** Nothing fails for good, but something did the first time: no verdict of conformity. */
    UNSTABLE("◐", new Text("instable", "unstable"), "#8a5700"),
    /** At least one obligation is broken. */
    NOT_CONFORMING("✗", new Text("non conforme", "not conforming"), "#b3261e"),
    /** Nothing was tested, a preparation failed, or what judges broke. */
    NONE("?", new Text("sans verdict", "no verdict"), "#5c5c5c");

    private final String sign;
    private final Text word;
    private final String colour;

    Result(String sign, Text word, String colour) {
        this.sign = sign;
        this.word = word;
        this.colour = colour;
    }

    /** {@return what tells the verdict beside its word, where a colour alone would} */
    public String sign() {
        return sign;
    }

    /** {@return the verdict for a reader} */
    public Text word() {
        return word;
    }

    /** {@return the colour of its badge: white text on it has a contrast of at least 4.5 to 1} */
    String colour() {
        return colour;
    }

    /** {@return 0 only for conformity, 1 when an obligation is broken, 2 when there is no verdict of either kind} */
    public int exitCode() {
        return this == CONFORMING ? 0 : this == NOT_CONFORMING ? 1 : 2;
    }
}
