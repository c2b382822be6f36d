package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.contract.Operation;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What the operations of the management interface ask of whoever calls them, as their description says it. */
final class ManagedOperations {

    private static final String PAGE = "sessionPage";
    private static final String TOKEN = "jetonGestion";

    private final List<Managed> operations;

    ManagedOperations(ManagementContract management) {
        this.operations = management.document().operations().stream()
                .map(operation -> new Managed(
                        PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.valueOf(operation.method()), operation.path()),
                        operation,
                        has(operation, PAGE),
                        has(operation, TOKEN)))
                .toList();
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
    record Managed(PathPatternRequestMatcher matcher, Operation operation, boolean forSessions, boolean forTokens) {

        boolean isOpen() {
            return !forSessions && !forTokens;
        }
    }
}
