package lu.lalux.assure.stub.token;

import lu.lalux.assure.stub.problem.Message;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * An error of RFC 6749 section 5.2 with a description for the developer; its texts are ASCII, as the RFC wants them.
 */
final class TokenErrorException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient Message description;

    TokenErrorException(String code, Message description) {
        super(new OAuth2Error(code));
        this.description = description;
    }

    Message description() {
        return description;
    }
}
