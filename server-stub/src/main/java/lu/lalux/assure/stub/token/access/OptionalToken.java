package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lu.lalux.assure.stub.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Whose token a request brings where there are other ways: to the sandbox's controls, and to the management interface.
 * It is judged by the machine's time and whether or not it was withdrawn in the sandbox: who has moved their clock past
 * its end, or had it withdrawn, can take that back with it.
 */
@Component
public final class OptionalToken {

    private final AuthorizationHeader header = new AuthorizationHeader();
    private final TokenVerifier verifier;

    OptionalToken(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * The token's subject; nothing where no credentials are given at all.
     *
     * @throws ProblemException {@code non-authentifie} when they are not those of a token, or of one that is not good
     */
    public Optional<String> subject(HttpServletRequest request) {
        return token(request).map(Jwt::getSubject);
    }

    /**
     * The token; nothing where no credentials are given at all.
     *
     * @throws ProblemException {@code non-authentifie} when they are not those of a token, or of one that is not good
     */
    public Optional<Jwt> token(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return Optional.empty();
        }
        try {
            String token = header.resolve(request);
            if (token == null) {
                throw new AuthenticationCredentialsNotFoundException("Not a Bearer token");
            }
            return Optional.of(verifier.authenticateByMachine(new BearerTokenAuthenticationToken(token))
                    .getToken());
        } catch (AuthenticationException refused) {
            throw new ProblemException(BearerRefusals.problem(refused));
        }
    }

    /** What is said to who gives none where one is needed. */
    public static ProblemException missing() {
        return new ProblemException(
                BearerRefusals.problem(new AuthenticationCredentialsNotFoundException("No Bearer token")));
    }
}
