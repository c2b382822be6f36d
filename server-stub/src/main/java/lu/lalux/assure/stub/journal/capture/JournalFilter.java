package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.exchange.BodyCopy;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what passes, to the end of an answer that is held back too; what goes wrong here is nobody's request's.
 */
final class JournalFilter implements Filter {

    private final ExchangeRecorder taker;

    JournalFilter(ExchangeRecorder taker) {
        this.taker = taker;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answered, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answered;
        Operation operation = taker.operation(request);
        if (operation == null && !taker.names(request)) {
            chain.doFilter(request, response);
            return;
        }
        Passing passing = new Passing(taker, operation, request, response);
        try {
            chain.doFilter(request, passing.answer());
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(passing);
            } else {
                passing.end();
            }
        }
    }

    /** One exchange while it passes. */
    private static final class Passing implements AsyncListener {

        private final ExchangeRecorder taker;
        private final @Nullable Operation operation;
        private final BodyCopy sent;
        private final BodyCopy answered;
        private final HttpServletRequest request;
        private final HttpServletResponse answer;
        private final long begun = System.nanoTime();

        Passing(
                ExchangeRecorder taker,
                @Nullable Operation operation,
                HttpServletRequest request,
                HttpServletResponse response) {
            this.taker = taker;
            this.operation = operation;
            this.sent = BodyCopy.ofWhatIsRead(request, taker.mostOf(operation));
            this.request = request;
            if (taker.answersNothingElse(operation)) {
                this.answered = BodyCopy.ofWhatIsAnswered(request, taker.mostOfAnswer());
                this.answer = response;
            } else {
                this.answered = new BodyCopy(taker.mostOfAnswer());
                this.answer = new CopiedAnswer(response, answered);
            }
        }

        HttpServletResponse answer() {
            return answer;
        }

        void end() {
            taker.take(operation, request, answer, sent, answered, System.nanoTime() - begun);
        }

        /** The request and its answer are the container's again when this returns. */
        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It is completed then.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It is completed then.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Never called: a request is held once.
        }
    }
}
