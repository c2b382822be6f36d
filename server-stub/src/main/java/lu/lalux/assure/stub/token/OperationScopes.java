package lu.lalux.assure.stub.token;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the contract's {@code security} asks of each operation: an operation that is added there is guarded here. */
@Component
final class OperationScopes {

    private static final String SCHEME = "oauth2ClientCredentials";
    private static final String SCOPES = "/components/securitySchemes/" + SCHEME + "/flows/clientCredentials/scopes";

    private final List<Operation> operations;
    private final Set<String> known;

    OperationScopes(ContractFile contract) {
        this.known = Set.copyOf(contract.at(SCOPES).propertyNames());
        this.operations = contract.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .flatMap(method -> guarded(path.getKey(), method.getKey(), method.getValue())))
                .toList();
    }

    /** The operations that ask for an access token. */
    List<Operation> operations() {
        return operations;
    }

    /** Every scope that the contract has. */
    Set<String> known() {
        return known;
    }

    private static Stream<Operation> guarded(String path, String method, JsonNode operation) {
        return operation
                .path("security")
                .valueStream()
                .filter(requirement -> requirement.has(SCHEME))
                .map(requirement -> new Operation(
                        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                        path,
                        requirement
                                .get(SCHEME)
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    /**
     * An operation that asks for an access token.
     *
     * @param method its method
     * @param path its path
     * @param scopes the scopes that the token must have, all of them
     */
    record Operation(HttpMethod method, String path, Set<String> scopes) {

        PathPatternRequestMatcher matcher() {
            return PathPatternRequestMatcher.withDefaults().matcher(method, path);
        }

        String[] authorities() {
            return scopes.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new);
        }
    }
}
