package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.person.SignIn;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Which requests call an operation of the contract, and who sends them. */
final class ContractCalls {

    private final Set<String> operations;

    ContractCalls(Contract contract) {
        this.operations =
                contract.operations().stream().map(Operation::toString).collect(Collectors.toUnmodifiableSet());
    }

    boolean contain(HttpServletRequest request) {
        return operations.contains(request.getMethod() + " " + request.getRequestURI());
    }

    /**
     * Whose a request is, after security: who brings a token; the application at {@code /token}; at {@code /authen} the
     * person who is named, or else the application.
     */
    static Optional<String> sender(HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && !(known instanceof AnonymousAuthenticationToken)) {
            return Optional.of(known.getName());
        }
        return Optional.ofNullable(FormParameters.with(request))
                .flatMap(parameters -> SignIn.claimed(request)
                        .or(() -> Optional.ofNullable(FormParameters.single(parameters.query(), "client_id"))));
    }
}
