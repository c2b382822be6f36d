package lu.lalux.assure.conformance.judge.worklist;

import lu.lalux.assure.conformance.register.Text;

/** How a software comes by its tokens. */
public enum TokenWay {
    /** Its back end asks for them: RFC 6749 section 4.4. */
    CLIENT_CREDENTIALS("back-end (client credentials)", "back end (client credentials)"),
    /** A person signs in in a browser: RFC 6749 section 4.2. */
    IMPLICIT("en personne, par /authen (implicit)", "in person, by /authen (implicit)");

    private final Text word;

    TokenWay(String fr, String en) {
        this.word = new Text(fr, en);
    }

    /** {@return it for a reader} */
    public Text word() {
        return word;
    }
}
