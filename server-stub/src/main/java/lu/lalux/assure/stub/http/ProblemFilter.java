package lu.lalux.assure.stub.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import lu.lalux.assure.stub.problem.answer.WordedProblem;

/** What the filters after this one throw, a form that Tomcat cannot read among it, is answered with a problem. */
final class ProblemFilter implements Filter {

    private final ProblemAnswer answer;

    ProblemFilter(ProblemAnswer answer) {
        this.answer = answer;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answered, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answered;
        try {
            chain.doFilter(request, response);
            // An answer that is held back belongs to another thread now.
            if (!request.isAsyncStarted() && !response.isCommitted()) {
                finish(request, response);
            }
        } catch (RuntimeException thrown) {
            answer.to(thrown, request, response);
        } catch (ServletException thrown) {
            // Spring wraps what is thrown where it asks no advice, such as by an interceptor of a preflight.
            answer.to(thrown.getCause() == null ? thrown : thrown.getCause(), request, response);
        }
    }

    private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isBareRefusal(response)) {
            answer.toStatus(response.getStatus(), request, response);
        } else {
            WordedProblem.protect(response);
        }
    }

    /** A refusal by its status alone, such as Boot's for the path of a health that does not exist. */
    private static boolean isBareRefusal(HttpServletResponse response) {
        return response.getStatus() >= 400 && response.getContentType() == null;
    }
}
