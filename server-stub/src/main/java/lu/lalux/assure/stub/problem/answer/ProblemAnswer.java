package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Answers an exception, and logs it under the problem's identifier when it is the stub's own fault. */
@Component
public final class ProblemAnswer {

    private final ProblemTranslation translation;
    private final ProblemWriter writer;
    private final FaultLog faults;

    ProblemAnswer(ProblemTranslation translation, ProblemWriter writer, FaultLog faults) {
        this.translation = translation;
        this.writer = writer;
        this.faults = faults;
    }

    /** Answers what was thrown. Nothing is done when the answer is on its way already. */
    public void to(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(request);
        ProblemWriter.send(of(thrown, asked, HandedOver.isOf(request)), response);
    }

    /** Answers a bare HTTP status: from Tomcat, from a filter, from an error page. */
    public void toStatus(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = Asked.of(request);
        boolean own = status < 400 || status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        Problem problem = own && HandedOver.isOf(request)
                ? Problem.uncertain(ProblemTranslation.RETRY)
                : BareStatus.problem(status, asked);
        ProblemWriter.send(writer.counted(problem, asked), response);
    }

    /** Counts and logs what was thrown, where a person is shown a page instead. */
    public void shownOtherwise(Throwable thrown, Asked asked) {
        of(thrown, asked, false);
    }

    /**
     * The answer to an exception, without touching the request or its response, which may be another caller's by now.
     * It is counted and logged like any other.
     */
    public WordedProblem later(Throwable thrown, Asked asked) {
        MDC.put(RequestId.LOGGED_AS, asked.id());
        try {
            return of(thrown, asked, false);
        } finally {
            MDC.remove(RequestId.LOGGED_AS);
        }
    }

    /** Logs what kept an answer from being given as it should. */
    public void fault(Asked asked, Throwable thrown) {
        faults.add(asked, thrown);
    }

    /** The answer when nobody knows what was done, because the right answer could not be made; it is not logged. */
    public WordedProblem uncertain(Asked asked) {
        return writer.worded(Problem.uncertain(ProblemTranslation.RETRY), asked);
    }

    private WordedProblem of(Throwable thrown, Asked asked, boolean handedOver) {
        Problem known = translation.problemOf(thrown, asked);
        boolean fault = known.type() == ProblemType.ERREUR_INTERNE;
        WordedProblem answer =
                writer.counted(fault && handedOver ? Problem.uncertain(ProblemTranslation.RETRY) : known, asked);
        if (fault) {
            faults.add(asked, thrown);
        }
        return answer;
    }
}
