package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Whatever a controller, or Spring MVC before it, throws is answered with a problem of the contract. */
@ControllerAdvice
final class ProblemAdvice {

    private final ProblemAnswer answer;

    ProblemAdvice(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ExceptionHandler
    void any(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.to(thrown, request, response);
    }

    /** Spring Security's filters answer these. */
    @ExceptionHandler
    void notAuthenticated(AuthenticationException thrown) {
        throw thrown;
    }

    /** Spring Security's filters answer these. */
    @ExceptionHandler
    void denied(AccessDeniedException thrown) {
        throw thrown;
    }

    /** The client is gone; there is nobody to answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void gone(HttpServletResponse response) {}
}
