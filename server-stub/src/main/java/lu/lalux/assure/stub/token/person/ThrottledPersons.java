package lu.lalux.assure.stub.token.person;

import java.util.concurrent.Semaphore;
import lu.lalux.assure.stub.token.throttle.Attempt;
import lu.lalux.assure.stub.token.throttle.FailureThrottle;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Checks a person's password, unless there were too many wrong ones (RFC 6749 section 10.10): a password can be
 * guessed. The check is expensive, so that each waits for its turn. Persons at an address where they were right before
 * have turns of their own, which nobody else can take.
 */
final class ThrottledPersons implements AuthenticationManager {

    private final AuthenticationManager authentication;
    private final FailureThrottle throttle;
    private final HashingTurns known;
    private final HashingTurns strangers;

    ThrottledPersons(AuthenticationManager authentication, FailureThrottle throttle, HashingSettings hashing) {
        this.authentication = authentication;
        this.throttle = throttle;
        Semaphore processors = new Semaphore(hashing.atOnce(), true);
        this.known = new HashingTurns(hashing, processors);
        this.strangers = new HashingTurns(hashing, processors);
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        Attempt attempt = Attempt.of(Attempt.Kind.PERSON, claimed);
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
