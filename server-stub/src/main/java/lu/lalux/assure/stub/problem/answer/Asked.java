package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.problem.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * What an answer has to know of its request. It is read on the request's own thread: by the time an answer that was
 * held back is written, the request itself may have ended, and its object be somebody else's.
 *
 * @param id the request's identifier, the {@code instance} of its problem
 * @param path as it was sent
 * @param language in which it wants to be answered
 * @param copy of the body that it is answered with; null where nobody asked for one
 */
public record Asked(
        String id,
        String method,
        String path,
        Language language,
        @Nullable BodyCopy copy) {

    public static Asked of(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Asked(
                RequestId.of(request),
                String.valueOf(request.getMethod()),
                String.valueOf(original == null ? request.getRequestURI() : original),
                language(request),
                BodyCopy.answered(request));
    }

    /** A header that is not text may be what the problem is about. */
    private static Language language(HttpServletRequest request) {
        try {
            return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        } catch (RequestRejectedException notText) {
            return Language.FR;
        }
    }
}
