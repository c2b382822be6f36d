package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.contract.Operation;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What the operations of the management interface ask of whoever calls them, as their description says it. */
final class ManagedOperations {

    private static final String PAGE = "sessionPage";
    private static final String TOKEN = "jetonGestion";

    private final List<Managed> operations;

    ManagedOperations(ManagementContract management) {
        this.operations = management.document().operations().stream()
                .map(operation ->
                        new Managed(matcher(operation), operation, has(operation, PAGE), has(operation, TOKEN)))
                .toList();
    }

    /** What answers GET answers HEAD too (RFC 9110 section 9.3.2). */
    private static RequestMatcher matcher(Operation operation) {
        PathPatternRequestMatcher.Builder matchers = PathPatternRequestMatcher.withDefaults();
        HttpMethod method = HttpMethod.valueOf(operation.method());
        RequestMatcher own = matchers.matcher(method, operation.path());
        return method == HttpMethod.GET
                ? new OrRequestMatcher(own, matchers.matcher(HttpMethod.HEAD, operation.path()))
                : own;
    }

    private static boolean has(Operation operation, String scheme) {
        return operation.scopes(scheme).isPresent();
    }

    /** The operation that a request is for; nothing for a page, and for what there is not. */
    Optional<Managed> of(HttpServletRequest request) {
        return operations.stream()
                .filter(operation -> operation.matcher().matches(request))
                .findFirst();
    }

    /**
     * An operation.
     *
     * @param forSessions whether a session of the page opens it
     * @param forTokens whether an access token does
     */
    record Managed(RequestMatcher matcher, Operation operation, boolean forSessions, boolean forTokens) {

        boolean isOpen() {
            return !forSessions && !forTokens;
        }
    }
}
