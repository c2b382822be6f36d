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
 * sends a byte now and then would hold a thread for days; a small body has much less time than an upload.
 */
final class BodyLimitFilter implements Filter {

    private final OperationLimits limits;
    private final ContractSettings settings;

    BodyLimitFilter(OperationLimits limits, ContractSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        long limit = limits.bytes(request.getMethod(), request.getRequestURI());
        Duration reception = settings.bodyDeadline(limit == limits.least());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        chain.doFilter(
                request.getContentLengthLong() == 0 ? request : new Limited(request, limit, reception), response);
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                Problem.of(ProblemType.CORPS_TROP_GRAND, Message.of("problem.body-too-large", limit)));
    }

    static ProblemException tooSlow() {
        return new ProblemException(
                Problem.ofStatus(HttpStatus.REQUEST_TIMEOUT.value()).with(HttpHeaders.CONNECTION, "close"));
    }

    /** A request whose body is watched while it comes. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private final Duration reception;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, long limit, Duration reception) {
            super(request);
            this.limit = limit;
            this.reception = reception;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedInput(super.getInputStream(), limit, reception, BodyCopy.read(getRequest()));
            }
            return body;
        }
    }
}
