package lu.lalux.assure.conformance.judge.evidence;

/** What a request asks for, by its path. */
public enum Kind {
    /** {@code /token}. */
    TOKEN,
    /** {@code /authen}. */
    SIGN_IN,
    /** A function that takes files. */
    UPLOAD,
    /** A function that takes settlements. */
    SETTLEMENT,
    /** Anything else. */
    OTHER
}
