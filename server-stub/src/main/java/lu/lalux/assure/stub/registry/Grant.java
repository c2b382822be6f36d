package lu.lalux.assure.stub.registry;

/** How an application may get a token. */
public enum Grant {
    /** RFC 6749 section 4.4. */
    CLIENT_CREDENTIALS,
    /** RFC 6749 section 4.2. */
    IMPLICIT
}
