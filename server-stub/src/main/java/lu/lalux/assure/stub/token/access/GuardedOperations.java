package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import lu.lalux.assure.stub.http.AnswerHeaders;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import org.springframework.security.authorization.AllAuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The security of the operations that ask for an access token with their scope, in the header {@code Authorization}
 * only. Filter by filter: what Spring would put around them (sessions, a stand-in for nobody, DPoP, the resource's
 * metadata) is not in the contract.
 */
@Component
public final class GuardedOperations {

    private final OperationScopes scopes;
    private final TokenVerifier verifier;
    private final ProblemWriter problems;

    GuardedOperations(OperationScopes scopes, TokenVerifier verifier, ProblemWriter problems) {
        this.scopes = scopes;
        this.verifier = verifier;
        this.problems = problems;
    }

    /** For these operations and no other path or method. */
    public SecurityFilterChain chain() {
        BearerRefusals refusals = new BearerRefusals(problems, scopes);
        RequestMatcher functions = new OrRequestMatcher(scopes.operations().stream()
                .<RequestMatcher>map(OperationScopes.GuardedOperation::matcher)
                .toList());
        return new DefaultSecurityFilterChain(
                functions,
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                AnswerHeaders.neverStored(),
                bearerToken(verifier, refusals),
                refused(refusals),
                new AuthorizationFilter(scopesOf(scopes)));
    }

    private static BearerTokenAuthenticationFilter bearerToken(TokenVerifier verifier, BearerRefusals refusals) {
        BearerTokenAuthenticationConverter header = new BearerTokenAuthenticationConverter();
        header.setBearerTokenResolver(new AuthorizationHeader());
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(verifier, header);
        filter.setAuthenticationEntryPoint(refusals);
        return filter;
    }

    private static ExceptionTranslationFilter refused(BearerRefusals refusals) {
        ExceptionTranslationFilter filter = new ExceptionTranslationFilter(refusals, new NullRequestCache());
        filter.setAccessDeniedHandler(refusals);
        return filter;
    }

    private static AuthorizationManager<HttpServletRequest> scopesOf(OperationScopes scopes) {
        RequestMatcherDelegatingAuthorizationManager.Builder builder =
                RequestMatcherDelegatingAuthorizationManager.builder();
        scopes.operations()
                .forEach(operation -> builder.add(
                        operation.matcher(),
                        AllAuthoritiesAuthorizationManager.hasAllAuthorities(operation.authorities())));
        return builder.anyRequest().denyAll().build();
    }
}
