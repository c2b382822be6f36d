package lu.lalux.assure.stub.http;

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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.answer.Asked;
import lu.lalux.assure.stub.problem.answer.HandedOver;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Holds an answer back until what it acknowledges is on disk; no thread waits for that. A controller answers as if it were there
 * already; if it does not get there, a problem is answered instead. Inside the filter that answers what is thrown, around all
 * that may touch an answer.
 */
@Component
public final class HeldAnswers implements Filter, DisposableBean {

    private static final String ATTRIBUTE = HeldAnswers.class.getName();

    /** A refusal looks into the database at most; all that can be held at once may be refused at once. */
    private static final int THREADS = 4;

    private static final int WAITING = 4_096;

    private final ProblemAnswer problems;

    /** Not the container's: uploads may hold all of its threads, and it touches the request when such a task has ended. */
    private final ThreadPoolExecutor refusals = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), HeldAnswers::thread);

    HeldAnswers(ProblemAnswer problems) {
        this.problems = problems;
        this.refusals.allowCoreThreadTimeOut(true);
    }

    /** What an answer waits for. */
    private record Hold(CompletableFuture<?> done, UnaryOperator<Throwable> refusal) {}

    /**
     * Holds the answer to the current request, whose body must be empty: what is on its way cannot be taken back.
     *
     * @param done is completed in any case, sooner or later; by a thread that is not kept long. When it fails nothing is done of
     *     what was asked for, unless it fails with a problem that says otherwise
     * @param refusal what to answer when it failed, of what it failed with; is called on a thread that may wait
     */
    public void until(CompletableFuture<?> done, UnaryOperator<Throwable> refusal) {
        ServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        HandedOver.of(request);
        request.setAttribute(ATTRIBUTE, new Hold(done, refusal));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "refus");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(ATTRIBUTE) instanceof Hold hold && !response.isCommitted()) {
            hold(hold, (HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    private void hold(Hold hold, HttpServletRequest request, HttpServletResponse response) {
        Asked asked = Asked.of(request);
        AsyncContext context = request.startAsync();
        // What is waited for has a time limit of its own.
        context.setTimeout(0);
        HeldAnswer answer = new HeldAnswer(asked, problems, context, response);
        try {
            context.addListener(answer);
            // Then the answer may be given at any time, by another thread.
            hold.done().whenComplete((result, failure) -> {
                if (failure == null) {
                    answer.acknowledge();
                } else {
                    refuse(answer, () -> thrown(hold.refusal(), failure));
                }
            });
        } catch (Throwable failed) {
            answer.giveUp(failed);
        }
    }

    private void refuse(HeldAnswer answer, Supplier<Throwable> failure) {
        try {
            refusals.execute(() -> answer.refuse(failure));
        } catch (Throwable refused) {
            answer.giveUp(refused);
        }
    }

    private static Throwable thrown(UnaryOperator<Throwable> refusal, Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        try {
            return refusal.apply(reason);
        } catch (Throwable another) {
            // What is an answer already says more.
            return reason instanceof ProblemException ? reason : another;
        }
    }

    /** Those that wait for a thread now are refused in fewer words. */
    @Override
    public void destroy() {
        refusals.shutdown();
    }
}
