package lu.lalux.assure.stub.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers an exception, and logs it under the problem's identifier when it is the stub's own fault. */
@Component
final class ProblemAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

    private final ProblemTranslation translation;
    private final ProblemWriter writer;

    ProblemAnswer(ProblemTranslation translation, ProblemWriter writer) {
        this.translation = translation;
        this.writer = writer;
    }

    void to(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = translation.problemOf(thrown, request);
        String instance = writer.write(request, response, problem);
        if (problem.type() == ProblemType.ERREUR_INTERNE) {
            LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), instance, thrown);
        }
    }
}
