package lu.lalux.assure.stub.token.form;

import lu.lalux.assure.stub.problem.Excerpt;

/** A value of the request as an {@code error_description} may quote it (RFC 6749 appendix A.8). */
public final class Ascii {

    private Ascii() {}

    /** Shortened; what the RFC does not allow there becomes a question mark. */
    public static String of(String value) {
        return Excerpt.of(value).replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
    }
}
