package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.token.registration.Realm;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** The functions' 401 and 403: the contract's problem, and the challenge of RFC 6750 section 3. */
final class BearerRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final OperationScopes scopes;

    BearerRefusals(ProblemWriter problems, OperationScopes scopes) {
        this.problems = problems;
        this.scopes = scopes;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        problems.write(request, response, problem(refusal));
    }

    /** Without a token nothing is said of an error: the client may not have known that it needs one (section 3.1). */
    static Problem problem(AuthenticationException refusal) {
        String challenge = refusal instanceof OAuth2AuthenticationException
                ? Realm.BEARER + ", error=\"invalid_token\""
                : Realm.BEARER;
        return Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(detail(refusal)))
                .with(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    private static String detail(AuthenticationException refusal) {
        if (!(refusal instanceof OAuth2AuthenticationException tried)) {
            return "token.bearer-missing";
        }
        return tried.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_REQUEST)
                ? "token.bearer-several"
                : "token.bearer-invalid";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        String needed = String.join(" ", needed(request));
        problems.write(
                request,
                response,
                Problem.of(ProblemType.PORTEE_INSUFFISANTE, Message.of("token.scope-missing", needed))
                        .with(
                                HttpHeaders.WWW_AUTHENTICATE,
                                Realm.BEARER + ", error=\"insufficient_scope\", scope=\"" + needed + '"'));
    }

    private Set<String> needed(HttpServletRequest request) {
        return scopes.operations().stream()
                .filter(operation -> operation.matcher().matches(request))
                .findFirst()
                .map(OperationScopes.GuardedOperation::scopes)
                .orElse(Set.of());
    }
}
