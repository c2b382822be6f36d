package lu.lalux.assure.stub.http.connection;

import jakarta.servlet.ServletRequest;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/** Says of a request that its small body is not there, and is not waited for any more. */
public enum MissingBody {
    /** It took too long. */
    LATE,
    /** Its client has ended the connection's other direction. */
    BROKEN_OFF,
    /** Too many of this client's are awaited already. */
    ONE_TOO_MANY;

    /** Of an announced length up to this one a body is there, or noted here, when its request begins. */
    public static final long MOST_AWAITED = UnreadBody.SMALL;

    private static final String ATTRIBUTE = MissingBody.class.getName();

    void note(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @return nothing if there is no body, or if it can be read */
    public static @Nullable MissingBody of(ServletRequest request) {
        return (MissingBody) request.getAttribute(ATTRIBUTE);
    }
}
