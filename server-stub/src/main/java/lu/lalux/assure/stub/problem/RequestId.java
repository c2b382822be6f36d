package lu.lalux.assure.stub.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;

/**
 * A request's identifier: the {@code instance} of the problem that it is answered with, if it is, and what its lines in the
 * log begin with.
 */
final class RequestId {

    /** Where the log finds it (SLF4J's mapped diagnostic context). */
    static final String LOGGED_AS = "requete";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The same at every call for one request; a new one for a request that never reached {@link RequestIdFilter}. */
    static URI of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof URI known) {
            return known;
        }
        URI id = URI.create("urn:uuid:" + UUID.randomUUID());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
