package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.ServletRequest;

/**
 * Marks a request whose work was handed to another thread: it may be done even if the answer goes wrong from now on.
 */
public final class HandedOver {

    private static final String ATTRIBUTE = HandedOver.class.getName();

    private HandedOver() {}

    /** From now on an answer to this request says that nothing was recorded only if that is known. */
    public static void of(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isOf(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
