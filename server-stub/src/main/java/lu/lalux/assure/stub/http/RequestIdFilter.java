package lu.lalux.assure.stub.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lu.lalux.assure.stub.problem.answer.RequestId;
import org.slf4j.MDC;

/** Gives every line that is logged for a request the request's identifier. */
final class RequestIdFilter implements Filter {

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        MDC.put(RequestId.LOGGED_AS, RequestId.of(request));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(RequestId.LOGGED_AS);
        }
    }
}
