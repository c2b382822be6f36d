package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.ServletRequest;

/** What a request asks for was handed over to be done: whatever goes wrong from now on, it may be done all the same. */
public final class HandedOver {

    private static final String ATTRIBUTE = HandedOver.class.getName();

    private HandedOver() {}

    /** No answer to this request says any more that nothing was recorded, unless that is known. */
    public static void of(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isOf(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
