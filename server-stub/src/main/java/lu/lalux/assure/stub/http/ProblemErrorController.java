package lu.lalux.assure.stub.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes the place of Boot's error page: a status that some filter or servlet sent without a body becomes a problem. */
@Controller
final class ProblemErrorController implements ErrorController {

    private final ProblemAnswer problems;

    ProblemErrorController(ProblemAnswer problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer sent ? sent : HttpStatus.NOT_FOUND.value();
        problems.toStatus(code, request, response);
    }
}
