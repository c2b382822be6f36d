package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What happens to a call once it is known whose it is: it is refused as its account ordered, or its answer is
 * disturbed.
 */
final class AccountOrdersFilter implements Filter {

    private final Orders orders;
    private final ContractCalls calls;
    private final DisturbedAnswers disturbed;

    AccountOrdersFilter(Orders orders, ContractCalls calls, DisturbedAnswers disturbed) {
        this.orders = orders;
        this.calls = calls;
        this.disturbed = disturbed;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answered, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answered;
        if (!calls.contain(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> sender = ContractCalls.sender(request);
        Optional<Ordered> refusal = sender.flatMap(name -> orders.nextOfOwn(Incident.APPELS, name));
        if (refusal.isPresent()) {
            throw RefusedCall.by(refusal.get());
        }
        if (orders.isAhead(Incident.OF_ANSWERS, sender)) {
            disturbed.answer(request, response, chain, sender);
        } else {
            chain.doFilter(request, response);
        }
    }
}
