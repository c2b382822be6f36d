package lu.lalux.assure.stub.problem;

import jakarta.servlet.ServletRequest;

/** A body of which nothing more is read, not even to throw it away: its client sends too slowly to be waited for. */
public final class AbandonedBody {

    private static final String ATTRIBUTE = AbandonedBody.class.getName();

    private AbandonedBody() {}

    /** Gives up the body of this request; its connection ends with the answer. */
    public static void of(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isOf(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
