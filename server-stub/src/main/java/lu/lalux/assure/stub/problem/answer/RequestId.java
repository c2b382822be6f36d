package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request's identifier: the {@code instance} of the problem that it is answered with, if it is, and what its lines in
 * the log begin with.
 */
public final class RequestId {

    /** Where the log finds it (SLF4J's mapped diagnostic context). */
    public static final String LOGGED_AS = "requete";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The same at every call for one request; a new one for a request that never reached the chain. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = "urn:uuid:" + random();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /**
     * It is nobody's secret, and need not cost what a secret costs: version 4 (RFC 9562), from the thread's own
     * generator.
     */
    private static UUID random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
