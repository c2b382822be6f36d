package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import lu.lalux.assure.stub.exchange.KnownCaller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Keeps with a request whom Spring Security let through, who is forgotten as soon as the request leaves it. */
final class KnownCallerFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.isAuthenticated()) {
            KnownCaller.note(request, caller.getName());
        }
        chain.doFilter(request, response);
    }
}
