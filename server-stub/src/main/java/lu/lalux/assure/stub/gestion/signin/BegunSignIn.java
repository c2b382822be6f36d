package lu.lalux.assure.stub.gestion.signin;

import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.problem.Language;

/**
 * A sign-in that a browser has begun. All that must come back as it went is made of one secret, which that browser
 * keeps: no instance has to remember it.
 *
 * @param secret 256 random bits
 * @param language of the page at which it ends
 */
record BegunSignIn(String secret, Language language) {

    static BegunSignIn begun(Language language) {
        return new BegunSignIn(OpaqueValues.next(), language);
    }

    /** What its challenge, the {@code state}, is for: that of another browser is none to it. */
    String purpose() {
        return "openid " + OpaqueValues.hash("state " + secret);
    }

    /** What only this server shows when it asks for the tokens (RFC 7636). */
    String verifier() {
        return OpaqueValues.hash("verifier " + secret);
    }

    /** That of which the ID token has to hold the hash. */
    String nonce() {
        return OpaqueValues.hash("nonce " + secret);
    }

    /** The page, and no address that a request brings. */
    String page() {
        return page(language);
    }

    static String page(Language language) {
        return language == Language.FR ? "/gestion/" : "/gestion/en/";
    }
}
