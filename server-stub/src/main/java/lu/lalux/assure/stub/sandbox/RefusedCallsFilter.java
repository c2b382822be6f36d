package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Refuses calls to the contract's operations when that was ordered for all: as an overloaded server does, before it
 * reads anything.
 */
final class RefusedCallsFilter implements Filter {

    private final Orders orders;
    private final ContractCalls calls;

    RefusedCallsFilter(Orders orders, ContractCalls calls) {
        this.orders = orders;
        this.calls = calls;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (calls.contain((HttpServletRequest) sent)) {
            Optional<Ordered> refusal = orders.nextOfAll(Incident.APPELS);
            if (refusal.isPresent()) {
                throw RefusedCall.by(refusal.get());
            }
        }
        chain.doFilter(sent, response);
    }
}
