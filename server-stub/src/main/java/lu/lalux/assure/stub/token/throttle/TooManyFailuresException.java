package lu.lalux.assure.stub.token.throttle;

import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Too many wrong secrets: the next may be tried after a delay. An OAuth2 exception, since Spring's filter passes no other. */
public final class TooManyFailuresException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyFailuresException(Duration retryAfter) {
        super(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
