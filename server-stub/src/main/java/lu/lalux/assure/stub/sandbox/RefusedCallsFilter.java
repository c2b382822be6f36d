package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** Refuses calls to the contract's operations when that was ordered: as an overloaded server does, before it reads anything. */
final class RefusedCallsFilter implements Filter {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Orders orders;
    private final Set<String> operations;

    RefusedCallsFilter(Orders orders, Contract contract) {
        this.orders = orders;
        this.operations =
                contract.operations().stream().map(Operation::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        if (operations.contains(request.getMethod() + " " + request.getRequestURI())) {
            Optional<Orders.Refusal> refusal = orders.nextCall();
            if (refusal.isPresent()) {
                throw new ProblemException(problem(refusal.get()));
            }
        }
        chain.doFilter(request, response);
    }

    private static Problem problem(Orders.Refusal refusal) {
        if (refusal.statut() == TOO_MANY_REQUESTS) {
            return Problem.of(ProblemType.TROP_DE_REQUETES, Message.of("problem.retry", refusal.reessayer()))
                    .with(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.reessayer()));
        }
        return Problem.unavailable(Duration.ofSeconds(refusal.reessayer()));
    }
}
