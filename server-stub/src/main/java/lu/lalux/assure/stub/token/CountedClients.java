package lu.lalux.assure.stub.token;

import lu.lalux.assure.stub.token.secret.Attempt;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Counts the wrong secrets of clients (RFC 6749 section 10.10). A right one is never refused, however many wrong ones
 * came before, from wherever. A secret of 256 random bits is not found by trying, and checking one costs microseconds:
 * all there is to protect here is the client that has the right one.
 */
final class CountedClients implements AuthenticationManager {

    private final AuthenticationManager authentication;
    private final FailureThrottle throttle;

    CountedClients(AuthenticationManager authentication, FailureThrottle throttle) {
        this.authentication = authentication;
        this.throttle = throttle;
    }

    /** @throws TooManyFailuresException for a wrong secret after too many wrong ones */
    @Override
    public Authentication authenticate(Authentication claimed) {
        Attempt attempt = Attempt.of(Attempt.Kind.CLIENT, claimed);
        try {
            Authentication client = authentication.authenticate(claimed);
            throttle.right(attempt);
            return client;
        } catch (OAuth2AuthenticationException refused) {
            if (OAuth2ErrorCodes.INVALID_CLIENT.equals(refused.getError().getErrorCode())) {
                throttle.wrong(attempt);
            }
            throw refused;
        }
    }
}
