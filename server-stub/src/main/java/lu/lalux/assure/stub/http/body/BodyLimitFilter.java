package lu.lalux.assure.stub.http.body;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import lu.lalux.assure.stub.contract.ContractSettings;
import lu.lalux.assure.stub.contract.OperationLimits;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.http.connection.MissingBody;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refuses a body that is larger than any legal request's, before anything else looks at it (D26): at once when {@code
 * Content-Length} says so, else when the limit is passed. It also bounds how long a body may take, or a client that
 * sends a byte now and then would hold a thread for days; a small body has much less time than an upload. A body that
 * was not awaited before its request began ({@code http.connection}) holds one of a bounded number of threads.
 */
final class BodyLimitFilter implements Filter {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final OperationLimits limits;
    private final ContractSettings settings;
    private final ReceivingThreads uploads;
    /** Small ones whose length is not announced. Anybody may send one, so they leave room for the uploads. */
    private final ReceivingThreads unannounced;

    /** @param threads how many there are in all */
    BodyLimitFilter(OperationLimits limits, ContractSettings settings, int threads) {
        this.limits = limits;
        this.settings = settings;
        this.uploads = new ReceivingThreads(threads / 2);
        this.unannounced = new ReceivingThreads(threads / 4);
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        long limit = limits.bytes(request.getMethod(), request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        MissingBody missing = MissingBody.of(request);
        if (missing != null) {
            throw refused(missing);
        }
        if (request.getContentLengthLong() == 0) {
            chain.doFilter(request, response);
            return;
        }
        Limited limited = limited(request, limit);
        try {
            chain.doFilter(limited, response);
        } finally {
            limited.leave();
        }
    }

    private static ProblemException refused(MissingBody missing) {
        return switch (missing) {
            case LATE -> tooSlow();
            case BROKEN_OFF -> ended(HttpStatus.BAD_REQUEST);
            case ONE_TOO_MANY -> tooMany();
        };
    }

    private Limited limited(HttpServletRequest request, long limit) {
        boolean small = limit == limits.least();
        return new Limited(
                request,
                limit,
                settings.bodyDeadline(true),
                settings.bodyDeadline(small),
                small ? unannounced : uploads);
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                Problem.of(ProblemType.CORPS_TROP_GRAND, Message.of("problem.body-too-large", limit)));
    }

    static ProblemException tooSlow() {
        return ended(HttpStatus.REQUEST_TIMEOUT);
    }

    private static ProblemException ended(HttpStatus status) {
        return new ProblemException(Problem.ofStatus(status.value()).with(HttpHeaders.CONNECTION, "close"));
    }

    static ProblemException tooMany() {
        return new ProblemException(Problem.unavailable(SOON).with(HttpHeaders.CONNECTION, "close"));
    }

    /** A request whose body is watched while it comes. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private final Duration grace;
        private final Duration most;
        private final ReceivingThreads threads;
        private @Nullable ClientNetwork holder;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, long limit, Duration grace, Duration most, ReceivingThreads threads) {
            super(request);
            this.limit = limit;
            this.grace = grace;
            this.most = most;
            this.threads = threads;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                if (getContentLengthLong() > MissingBody.MOST_AWAITED || isUnannounced()) {
                    enter();
                }
                body = new LimitedInput(
                        super.getInputStream(), limit, grace, most, BodyCopy.read(getRequest()), this::leave);
            }
            return body;
        }

        private boolean isUnannounced() {
            return getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }

        private void enter() {
            ClientNetwork client = ClientNetwork.of(getRemoteAddr());
            if (!threads.enter(client)) {
                throw tooMany();
            }
            holder = client;
        }

        /** All has come, or nobody reads any more. */
        void leave() {
            if (holder != null) {
                threads.leave(holder);
                holder = null;
            }
        }
    }
}
