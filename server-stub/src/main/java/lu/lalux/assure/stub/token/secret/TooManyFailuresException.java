package lu.lalux.assure.stub.token.secret;

import java.time.Duration;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Too many wrong secrets: the next may be tried after a delay. An OAuth2 exception, since Spring's filter passes no
 * other.
 */
public final class TooManyFailuresException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyFailuresException(Duration retryAfter) {
        super(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);
        this.retryAfter = retryAfter;
    }

    /** As the contract has it. */
    public Problem problem() {
        long seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        return Problem.of(ProblemType.TROP_DE_REQUETES, Message.of("token.too-many", seconds))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
