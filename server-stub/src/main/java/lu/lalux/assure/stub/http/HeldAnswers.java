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
 * Holds an answer back until what it acknowledges is on disk, without a thread that waits. A controller answers as if
 * it were on disk already; if it does not get there, a problem is answered instead. Its place in the {@link Chain} is
 * around all that may touch an answer, and inside the filter that answers what is thrown.
 */
@Component
public final class HeldAnswers implements Filter, DisposableBean {

    private static final String ATTRIBUTE = HeldAnswers.class.getName();

    /** Few, as all that a refusal may wait for is a look into the database. */
    private static final int THREADS = 4;

    /** All answers that are held may have to be refused at once. */
    private static final int WAITING = 4_096;

    private final ProblemAnswer problems;

    /**
     * Threads of our own: uploads may hold all of the container's, which also touches the request after a task of its
     * own.
     */
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
     * @param done must be completed sooner or later, whatever happens; the thread that completes it is not kept long. A
     *     failure means that nothing of the request was done, unless it is a problem that says otherwise
     * @param refusal makes the answer from that failure; called on a thread that may wait
     */
    public void until(CompletableFuture<?> done, UnaryOperator<Throwable> refusal) {
        ServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        HandedOver.of(request);
        request.setAttribute(ATTRIBUTE, new Hold(done, refusal));
    }

    /**
     * Holds the answer to a request for longer, or at all, until something more is done that cannot fail. It may have a
     * body, as long as that is not on its way.
     *
     * @param more begins when all that the answer is held for so far is done, on any thread, which it does not keep
     *     long
     */
    public static void longer(ServletRequest request, Supplier<CompletableFuture<Void>> more) {
        HandedOver.of(request);
        Hold before = request.getAttribute(ATTRIBUTE) instanceof Hold hold
                ? hold
                : new Hold(CompletableFuture.completedFuture(null), failure -> failure);
        request.setAttribute(ATTRIBUTE, new Hold(before.done().thenCompose(done -> more.get()), before.refusal()));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "refusal");
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
        // No time limit here: what is waited for has one.
        context.setTimeout(0);
        HeldAnswer answer = new HeldAnswer(asked, problems, context, response);
        try {
            context.addListener(answer);
            // From here on another thread may give the answer at any time.
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
            // A failure that is a problem already says more than the failure to make one.
            return reason instanceof ProblemException ? reason : another;
        }
    }

    /** Answers whose refusal finds no thread any more are given up ({@link HeldAnswer#giveUp}). */
    @Override
    public void destroy() {
        refusals.shutdown();
    }
}
