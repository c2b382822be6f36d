package lu.lalux.assure.stub.token;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Looks at a person's password, unless there were too many wrong ones (RFC 6749 section 10.10): it can be guessed, and to look at
 * it is expensive, so that it has to wait for its turn.
 */
final class ThrottledPersons implements AuthenticationManager {

    private final AuthenticationManager authentication;
    private final FailureThrottle throttle;
    private final HashingTurns turns;

    ThrottledPersons(AuthenticationManager authentication, FailureThrottle throttle, HashingTurns turns) {
        this.authentication = authentication;
        this.throttle = throttle;
        this.turns = turns;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        Attempt attempt = Attempt.of(Attempt.Kind.PERSON, claimed);
        throttle.requireNoDelay(attempt);
        return turns.take(attempt.client(), () -> checked(claimed, attempt));
    }

    private Authentication checked(Authentication claimed, Attempt attempt) {
        // Others may have been wrong while this one waited.
        throttle.requireNoDelay(attempt);
        try {
            Authentication person = authentication.authenticate(claimed);
            throttle.right(attempt);
            return person;
        } catch (BadCredentialsException wrong) {
            throttle.wrong(attempt);
            throw wrong;
        }
    }
}
