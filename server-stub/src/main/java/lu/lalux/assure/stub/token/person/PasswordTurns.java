package lu.lalux.assure.stub.token.person;

import java.util.concurrent.Semaphore;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.token.secret.Attempt;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.springframework.security.authentication.AuthenticationManager;

/** The turns in which passwords are hashed, whoever signs in and wherever: all of them share the same processors. */
public final class PasswordTurns {

    private final FailureThrottle throttle;
    private final PasswordCost cost;
    private final HashingTurns known;
    private final HashingTurns strangers;

    PasswordTurns(FailureThrottle throttle, HashingSettings hashing, PasswordCost cost) {
        this.throttle = throttle;
        this.cost = cost;
        Semaphore processors = new Semaphore(hashing.atOnce(), true);
        this.known = new HashingTurns(hashing, processors);
        this.strangers = new HashingTurns(hashing, processors);
    }

    /**
     * Checks passwords in turn, and counts the wrong ones.
     *
     * @param kind of the names that are claimed
     * @param authentication what checks one; the details of what is claimed are Spring's of a web request
     */
    public AuthenticationManager checking(Attempt.Kind kind, AuthenticationManager authentication) {
        return new ThrottledPersons(kind, authentication, throttle, known, strangers);
    }

    /**
     * The hash of a new password, made in turn.
     *
     * @param address whose turn it is
     */
    public String hash(String address, String password) {
        return strangers.take(
                ClientNetwork.of(address), () -> Secrets.passwords(cost).encode(password));
    }
}
