package lu.lalux.assure.stub.token.person;

import lu.lalux.assure.stub.token.secret.Attempt;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Checks a person's password, unless there were too many wrong ones (RFC 6749 section 10.10): a password can be
 * guessed. The check is expensive, so that each waits for its turn. Persons at an address where they were right before
 * have turns of their own, which nobody else can take.
 */
final class ThrottledPersons implements AuthenticationManager {

    private final Attempt.Kind kind;
    private final AuthenticationManager authentication;
    private final FailureThrottle throttle;
    private final HashingTurns known;
    private final HashingTurns strangers;

    /** @param kind of the names that are claimed */
    ThrottledPersons(
            Attempt.Kind kind,
            AuthenticationManager authentication,
            FailureThrottle throttle,
            HashingTurns known,
            HashingTurns strangers) {
        this.kind = kind;
        this.authentication = authentication;
        this.throttle = throttle;
        this.known = known;
        this.strangers = strangers;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        Attempt attempt = Attempt.of(kind, claimed);
        throttle.requireNoDelay(attempt);
        HashingTurns turns = throttle.wasRightBefore(attempt) ? known : strangers;
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
