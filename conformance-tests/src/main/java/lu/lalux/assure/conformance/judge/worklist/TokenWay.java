package lu.lalux.assure.conformance.judge.worklist;

/** How a software comes by its tokens. */
public enum TokenWay {
    /** Its back end asks for them: RFC 6749 section 4.4. */
    CLIENT_CREDENTIALS,
    /** A person signs in in a browser: RFC 6749 section 4.2. */
    IMPLICIT
}
