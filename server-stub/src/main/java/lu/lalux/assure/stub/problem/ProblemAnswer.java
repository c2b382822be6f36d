package lu.lalux.assure.stub.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Answers an exception, and logs it under the problem's identifier when it is the stub's own fault. */
@Component
public final class ProblemAnswer {

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

    /**
     * The same on a thread that is not the request's own, when its filters have run.
     *
     * @throws IOException when the client is gone
     */
    public void later(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        MDC.put(RequestId.LOGGED_AS, RequestId.of(request));
        try {
            to(thrown, request, response);
        } finally {
            MDC.remove(RequestId.LOGGED_AS);
        }
    }
}
