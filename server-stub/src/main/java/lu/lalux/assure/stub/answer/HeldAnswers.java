package lu.lalux.assure.stub.answer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import lu.lalux.assure.stub.problem.ProblemAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Holds an answer back until what it acknowledges is on disk; no thread waits for that. A controller answers as if it were there
 * already; if it does not get there, a problem is answered instead. Inside the filter that answers what is thrown, around all
 * that may touch an answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public final class HeldAnswers implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(HeldAnswers.class);
    private static final String ATTRIBUTE = HeldAnswers.class.getName();

    private final ProblemAnswer problems;

    HeldAnswers(ProblemAnswer problems) {
        this.problems = problems;
    }

    /** What an answer waits for. */
    private record Hold(CompletableFuture<?> done, UnaryOperator<Throwable> refusal) {}

    /**
     * Holds the answer to the current request, whose body must be empty: what is on its way cannot be taken back.
     *
     * @param done is completed in any case, sooner or later; by a thread that is not kept long
     * @param refusal what to answer when it failed, of what it failed with; is called on a thread that may wait
     */
    public void until(CompletableFuture<?> done, UnaryOperator<Throwable> refusal) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, new Hold(done, refusal), RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(ATTRIBUTE) instanceof Hold hold) {
            hold(hold, (HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    private void hold(Hold hold, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext answer = request.startAsync();
        // What is waited for has a time limit of its own.
        answer.setTimeout(0);
        int acknowledgement = response.getStatus();
        // Until then, whatever goes wrong, and be it the answer to what went wrong: nothing is acknowledged.
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        hold.done().whenComplete((result, failure) -> {
            if (failure == null) {
                response.setStatus(acknowledgement);
                answer.complete();
            } else {
                answer.start(() -> refuse(hold.refusal(), failure, request, response, answer));
            }
        });
    }

    private void refuse(
            UnaryOperator<Throwable> refusal,
            Throwable failure,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncContext answer) {
        try {
            problems.later(thrown(refusal, failure), request, response);
        } catch (IOException gone) {
            LOG.debug("The client did not wait for its answer", gone);
        } finally {
            answer.complete();
        }
    }

    private static Throwable thrown(UnaryOperator<Throwable> refusal, Throwable failure) {
        try {
            return refusal.apply(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        } catch (RuntimeException another) {
            return another;
        }
    }
}
