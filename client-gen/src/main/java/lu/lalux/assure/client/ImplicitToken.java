package lu.lalux.assure.client;

import java.time.Duration;

/**
 * An access token of a person (RFC 6749, section 4.2.2).
 *
 * @param token the token, a secret
 * @param lifetime how long it is good from now on; zero if the server did not say
 */
public record ImplicitToken(String token, Duration lifetime) {

    /** Without the token. */
    @Override
    public String toString() {
        return "ImplicitToken[***, " + lifetime + "]";
    }
}
