package lu.lalux.assure.stub.token;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Authenticates, unless the account has given too many wrong secrets from where it calls (RFC 6749 section 4.3.2, 10.10). */
final class ThrottledAuthentication implements AuthenticationManager {

    private final AuthenticationManager authentication;
    private final FailureThrottle throttle;

    ThrottledAuthentication(AuthenticationManager authentication, FailureThrottle throttle) {
        this.authentication = authentication;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String account = claimed.getName();
        String address = ((WebAuthenticationDetails) claimed.getDetails()).getRemoteAddress();
        Duration delay = throttle.delay(account, address);
        if (!delay.isZero()) {
            throw new TooManyFailuresException(delay);
        }
        try {
            return authentication.authenticate(claimed);
        } catch (BadCredentialsException wrong) {
            throttle.failed(account, address);
            throw wrong;
        } catch (OAuth2AuthenticationException refused) {
            if (OAuth2ErrorCodes.INVALID_CLIENT.equals(refused.getError().getErrorCode())) {
                throttle.failed(account, address);
            }
            throw refused;
        }
    }
}
