package lu.lalux.assure.stub.token.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** What the contract's {@code security} asks of each operation: an operation that is added there is guarded here. */
@Component
public final class OperationScopes {

    private static final String SCHEME = "oauth2ClientCredentials";
    private static final String SCOPES = "/components/securitySchemes/" + SCHEME + "/flows/clientCredentials/scopes";

    private static final String MANAGEMENT_SCOPES =
            "/components/securitySchemes/jetonGestion/flows/clientCredentials/scopes";

    private final List<GuardedOperation> operations;
    private final Set<String> known;

    OperationScopes(Contract contract, ManagementContract management) {
        this.known = Stream.of(contract.at(SCOPES), management.document().at(MANAGEMENT_SCOPES))
                .flatMap(scopes -> scopes.propertyNames().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.operations = contract.operations().stream()
                .flatMap(operation -> operation.scopes(SCHEME).stream()
                        .map(scopes ->
                                new GuardedOperation(HttpMethod.valueOf(operation.method()), operation.path(), scopes)))
                .toList();
    }

    /** The operations that ask for an access token. */
    List<GuardedOperation> operations() {
        return operations;
    }

    /** Every scope that the contract has, and that of the management interface. */
    public Set<String> known() {
        return known;
    }

    /**
     * An operation that asks for an access token.
     *
     * @param method its method
     * @param path its path
     * @param scopes the scopes that the token must have, all of them
     */
    record GuardedOperation(HttpMethod method, String path, Set<String> scopes) {

        PathPatternRequestMatcher matcher() {
            return PathPatternRequestMatcher.withDefaults().matcher(method, path);
        }

        String[] authorities() {
            return scopes.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new);
        }
    }
}
