package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.token.access.OptionalToken;
import lu.lalux.assure.stub.token.registration.Realm;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls an operation of the management interface: an application by its token, or a user of the page by
 * their session, whose requests that change something must also say what only the page can know (the browser sends the
 * cookie by itself).
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final String SCOPE = "/gestion";
    private static final String CSRF = "Assure-CSRF";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final ManagedOperations operations;
    private final OptionalToken tokens;
    private final Optional<PageSessions> sessions;
    private final Registry registry;

    CallerFilter(
            ManagedOperations operations, OptionalToken tokens, Optional<PageSessions> sessions, Registry registry) {
        this.operations = operations;
        this.tokens = tokens;
        this.sessions = sessions;
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ManagedOperations.Managed> operation = operations.of(request);
        if (operation.isPresent() && !operation.get().isOpen()) {
            CurrentCaller.is(request, caller(operation.get(), request));
        }
        chain.doFilter(request, response);
    }

    private Caller caller(ManagedOperations.Managed operation, HttpServletRequest request) {
        if (operation.forTokens()) {
            Optional<Jwt> token = tokens.token(request);
            if (token.isPresent()) {
                return application(token.get(), request);
            }
        }
        PageSession session = sessions.flatMap(all -> all.of(request)).orElseThrow(OptionalToken::missing);
        if (!SAFE.contains(request.getMethod())) {
            requireOwnPage(session, request.getHeader(CSRF));
        }
        if (!session.complete() && operation.forTokens()) {
            throw Refused.forbidden(Message.of("gestion.passkey-missing"));
        }
        return session.caller();
    }

    /** The token of an application itself: one in the name of a person is none of an application that manages. */
    private Caller application(Jwt token, HttpServletRequest request) {
        Application application =
                registry.current().application(token.getSubject()).orElseThrow(CallerFilter::withoutScope);
        String scopes = token.getClaimAsString("scope");
        if (scopes == null || !Arrays.asList(scopes.split(" ")).contains(SCOPE)) {
            throw withoutScope();
        }
        return new Caller(
                application.id(),
                application.in() == RegisteredIn.SETTINGS ? null : application.account(),
                request.getRemoteAddr());
    }

    private static ProblemException withoutScope() {
        return new ProblemException(
                Problem.of(ProblemType.PORTEE_INSUFFISANTE, Message.of("token.scope-missing", SCOPE))
                        .with(
                                HttpHeaders.WWW_AUTHENTICATE,
                                Realm.BEARER + ", error=\"insufficient_scope\", scope=\"" + SCOPE + '"'));
    }

    private static void requireOwnPage(PageSession session, String sent) {
        boolean own = sent != null
                && MessageDigest.isEqual(
                        session.csrf().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
        if (!own) {
            throw Refused.forbidden(Message.of("gestion.csrf", CSRF));
        }
    }
}
