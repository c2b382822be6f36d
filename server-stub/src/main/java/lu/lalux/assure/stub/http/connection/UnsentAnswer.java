package lu.lalux.assure.stub.http.connection;

import jakarta.servlet.ServletRequest;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;

/**
 * Marks a request whose answer is not sent: its connection is closed instead, as by a network that fails at this
 * moment.
 */
public final class UnsentAnswer {

    private static final String ATTRIBUTE = UnsentAnswer.class.getName();

    private UnsentAnswer() {}

    /** As long as nothing of the answer is on its way. */
    public static void to(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /**
     * The container's request knows no attributes of an application; the one of servlets does, which is noted with it.
     */
    static boolean isTo(Request request) {
        return request.getNote(CoyoteAdapter.ADAPTER_NOTES) instanceof ServletRequest noted
                && noted.getAttribute(ATTRIBUTE) != null;
    }
}
