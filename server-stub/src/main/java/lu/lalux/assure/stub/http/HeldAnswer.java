package lu.lalux.assure.stub.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import lu.lalux.assure.stub.problem.answer.Asked;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import lu.lalux.assure.stub.problem.answer.WordedProblem;
import org.springframework.http.HttpHeaders;

/**
 * One answer that is held back, and is given once. Whoever gives it has the request and the response for that moment only: both
 * are then the container's, which uses the same objects for the next request, be it another caller's. So the words are found
 * before, without them; and who comes later touches nothing: the writer after its time limit, or either when the container has
 * ended the request by itself, for a client that hung up or a server that stops.
 *
 * <p>Nothing escapes from here. Nor is anything sent: the answer waits in its buffer until a thread of the container sends it.
 */
final class HeldAnswer implements AsyncListener {

    private static final String RETRY_SECONDS = "5";

    private final Asked asked;
    private final ProblemAnswer problems;
    private final AsyncContext context;
    private final HttpServletResponse response;
    private final int acknowledgement;
    private boolean given;

    /**
     * On the request's own thread, before another one may give it.
     *
     * @param response as its controller left it, as if what it acknowledges were done
     */
    HeldAnswer(Asked asked, ProblemAnswer problems, AsyncContext context, HttpServletResponse response) {
        this.asked = asked;
        this.problems = problems;
        this.context = context;
        this.response = response;
        this.acknowledgement = response.getStatus();
        WordedProblem.protect(response);
        // Until it is given, whatever the container makes of it: nothing is acknowledged, nor is it said that nothing
        // was done.
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private interface Words {

        void on(HttpServletResponse response) throws IOException;
    }

    /** What it was held for is done. */
    void acknowledge() {
        give(answer -> answer.setStatus(acknowledgement));
    }

    /** What it was held for has failed, with this. */
    void refuse(Supplier<Throwable> failure) {
        give(words(() -> problems.later(failure.get(), asked)));
    }

    /** Nothing is known, but that the right answer cannot be given. */
    void giveUp(Throwable reason) {
        log(reason);
        give(words(() -> problems.uncertain(asked)));
    }

    /** The words for it; others if there are none, and if they fail too, none at all. */
    private Words words(Supplier<WordedProblem> problem) {
        try {
            return problem.get()::on;
        } catch (Throwable failed) {
            log(failed);
            try {
                return problems.uncertain(asked)::on;
            } catch (Throwable again) {
                return HeldAnswer::withoutWords;
            }
        }
    }

    private synchronized void give(Words words) {
        if (given) {
            return;
        }
        given = true;
        try {
            words.on(response);
        } catch (Throwable failed) {
            log(failed);
            withoutWords(response);
        } finally {
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (Throwable ended) {
            // By the container, which did not tell.
            log(ended);
        }
    }

    private static void withoutWords(HttpServletResponse response) {
        try {
            response.resetBuffer();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.setContentLength(0);
        } catch (Throwable unusable) {
            // It still has the status that it was held with, or its connection is gone.
        }
    }

    private void log(Throwable failed) {
        try {
            problems.fault(asked, failed);
        } catch (Throwable again) {
            // There is nobody left to tell.
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        giveUp(new IllegalStateException("The container ends the request"));
    }

    /** The client is gone. */
    @Override
    public void onError(AsyncEvent event) {
        give(answer -> {});
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // It was given, by whomever.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is begun once.
    }
}
