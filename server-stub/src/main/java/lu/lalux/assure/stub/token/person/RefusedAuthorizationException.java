package lu.lalux.assure.stub.token.person;

import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;

/** The application is told of its error at its own, registered address (RFC 6749 section 4.2.2.1). */
public final class RefusedAuthorizationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String redirectUri;
    private final @Nullable String state;
    private final String code;
    private final transient Message description;

    RefusedAuthorizationException(String redirectUri, @Nullable String state, String code, Message description) {
        super(code, null, false, false);
        this.redirectUri = redirectUri;
        this.state = state;
        this.code = code;
        this.description = description;
    }

    public String redirectUri() {
        return redirectUri;
    }

    @Nullable
    String state() {
        return state;
    }

    String code() {
        return code;
    }

    Message description() {
        return description;
    }
}
