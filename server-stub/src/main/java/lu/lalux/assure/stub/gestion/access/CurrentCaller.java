package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Who sends the request that is being answered. */
@Component
public final class CurrentCaller {

    private static final String ATTRIBUTE = CurrentCaller.class.getName();

    private final HttpServletRequest request;

    CurrentCaller(HttpServletRequest request) {
        this.request = request;
    }

    static void is(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /**
     * Who it is.
     *
     * @throws IllegalStateException where nobody had to show who they are
     */
    public Caller get() {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("Nobody was asked who they are");
    }
}
