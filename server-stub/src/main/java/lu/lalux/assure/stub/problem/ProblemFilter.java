package lu.lalux.assure.stub.problem;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Around all filters but {@link RequestIdFilter}: what other filters throw, a form that Tomcat cannot read among it, is answered with a problem. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ProblemFilter implements Filter {

    private final ProblemAnswer answer;
    private final ProblemTranslation translation;
    private final ProblemWriter writer;

    ProblemFilter(ProblemAnswer answer, ProblemTranslation translation, ProblemWriter writer) {
        this.answer = answer;
        this.translation = translation;
        this.writer = writer;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answered, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answered;
        try {
            chain.doFilter(request, response);
            // What is held back is another thread's from then on.
            if (!request.isAsyncStarted() && !response.isCommitted()) {
                finish(request, response);
            }
        } catch (RuntimeException thrown) {
            answer.to(thrown, request, response);
        } catch (ServletException thrown) {
            // Spring wraps what comes from where no advice is asked, as from an interceptor of a preflight.
            answer.to(thrown.getCause() == null ? thrown : thrown.getCause(), request, response);
        }
    }

    private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isBareRefusal(response)) {
            writer.write(request, response, translation.ofStatus(response.getStatus(), request));
        } else {
            WordedProblem.protect(response);
        }
    }

    /** Such as that of a health that there is not. */
    private static boolean isBareRefusal(HttpServletResponse response) {
        return response.getStatus() >= 400 && response.getContentType() == null;
    }
}
