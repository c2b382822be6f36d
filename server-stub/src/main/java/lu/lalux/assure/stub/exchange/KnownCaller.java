package lu.lalux.assure.stub.exchange;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Who sent a request, once that is proved: whoever looks at it from outside finds no security context any more. */
public final class KnownCaller {

    private static final String ATTRIBUTE = KnownCaller.class.getName();

    private KnownCaller() {}

    /**
     * Keeps it with the request.
     *
     * @param name the subject of a token, the {@code client_id} whose secret was right, or the person whose password
     *     was
     */
    public static void note(ServletRequest request, String name) {
        request.setAttribute(ATTRIBUTE, name);
    }

    /** The name that was kept; nothing for a request that was not authenticated. */
    public static Optional<String> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? Optional.of(name) : Optional.empty();
    }
}
