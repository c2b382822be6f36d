package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.token.registration.Realm;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Whose token a request brings, where there are other ways to show who somebody is. */
@Component
public final class BearerCallers {

    private final AuthorizationHeader header = new AuthorizationHeader();
    private final AuthenticationManager verifier;

    BearerCallers(AuthenticationManager verifier) {
        this.verifier = verifier;
    }

    /**
     * The token of the header {@code Authorization}.
     *
     * @return nothing when there is no such header
     * @throws ProblemException {@code non-authentifie} when it holds no token, or one that is good for nothing
     */
    public Optional<Jwt> token(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return Optional.empty();
        }
        try {
            String token = header.resolve(request);
            if (token == null) {
                throw refused("token.bearer-missing", "");
            }
            return Optional.of(
                    ((JwtAuthenticationToken) verifier.authenticate(new BearerTokenAuthenticationToken(token)))
                            .getToken());
        } catch (AuthenticationException refused) {
            throw refused("token.bearer-invalid", ", error=\"invalid_token\"");
        }
    }

    /** What is said to who shows nothing where somebody has to. */
    public static ProblemException missing() {
        return refused("token.bearer-missing", "");
    }

    private static ProblemException refused(String detail, String error) {
        return new ProblemException(Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(detail))
                .with(HttpHeaders.WWW_AUTHENTICATE, Realm.BEARER + error));
    }
}
