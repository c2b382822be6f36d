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
 * One answer that is held back, and is given once.
 *
 * <p>As soon as it is given, the request and the response belong to the container again, which uses the same objects
 * for the next request, perhaps another caller's. Therefore the words of a refusal are found first, without touching
 * either object; and only the first who gives the answer touches them. Others may come later: the writer after its time
 * limit, or anybody after the container has ended the request by itself because the client hung up or the server stops.
 *
 * <p>No exception leaves this class. Nothing is sent here either: the answer waits in its buffer until a thread of the
 * container sends it.
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
     * To be called on the request's own thread, before any other thread may give the answer.
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
        // Should the container end the request by itself, this is sent: it neither acknowledges anything nor says that
        // nothing was done.
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private interface Words {

        void on(HttpServletResponse response) throws IOException;
    }

    /** Gives the answer that the controller left: what it acknowledges has been done. */
    void acknowledge() {
        give(answer -> answer.setStatus(acknowledgement));
    }

    /** Gives a refusal instead: what was to be acknowledged has failed. */
    void refuse(Supplier<Throwable> failure) {
        give(words(() -> problems.later(failure.get(), asked)));
    }

    /** Gives an answer that leaves open what was done, as the right one cannot be made. */
    void giveUp(Throwable reason) {
        log(reason);
        give(words(() -> problems.uncertain(asked)));
    }

    /** The problem's words; if finding them fails, those of an uncertain outcome; if that fails too, a bare status. */
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
            // The container had ended the request already, and told nobody.
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
        // The answer has been given, by whomever.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never called: a request is held once.
    }
}
