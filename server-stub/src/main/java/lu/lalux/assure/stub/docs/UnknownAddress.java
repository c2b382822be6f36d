package lu.lalux.assure.stub.docs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import lu.lalux.assure.stub.problem.answer.Asked;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;

/**
 * An address that leads nowhere: a person's browser is shown the documentation's page for that, whoever else asks is
 * answered with the contract's problem. What an operation does not find is its own to answer, and is no such address.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownAddress {

    private final ObjectProvider<DocumentationController> site;
    private final ProblemAnswer problems;

    UnknownAddress(ObjectProvider<DocumentationController> site, ProblemAnswer problems) {
        this.site = site;
        this.problems = problems;
    }

    @ExceptionHandler({NoHandlerFoundException.class, ResponseStatusException.class})
    void unknown(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(request);
        Optional<SitePage> page = isUnknown(thrown) && VisitorsBrowser.asks(request)
                ? site.getObject().unknown(asked.language())
                : Optional.empty();
        if (page.isEmpty()) {
            problems.to(thrown, request, response);
            return;
        }
        problems.shownOtherwise(thrown, asked);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, asked.language().tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        page.get().write(HttpStatus.NOT_FOUND, response);
    }

    private static boolean isUnknown(Exception thrown) {
        return thrown instanceof ErrorResponse said && HttpStatus.NOT_FOUND.equals(said.getStatusCode());
    }
}
