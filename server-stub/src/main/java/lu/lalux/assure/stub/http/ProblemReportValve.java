package lu.lalux.assure.stub.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Takes the place of Tomcat's HTML error page, for what is refused before any filter sees it: a malformed request line,
 * a character that does not belong in an address.
 */
final class ProblemReportValve extends ErrorReportValve {

    private static final int ANY_NUMBER = -1;

    private final ProblemAnswer problems;

    ProblemReportValve(ProblemAnswer problems) {
        this.problems = problems;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Of trailers. Tomcat throws at the ninth; nobody looks at them, and their bytes are bounded (maxTrailerSize).
        request.getCoyoteRequest().getMimeTrailerFields().setLimit(ANY_NUMBER);
        super.invoke(request, response);
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = status(request, response);
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.toStatus(status, request.getRequest(), response.getResponse());
        } catch (IOException clientGone) {
            container.getLogger().debug("The client did not wait for the answer", clientGone);
        }
    }

    /** 408 for a body that paused for too long (RFC 9110 section 15.5.9): Tomcat says 400, as if it were malformed. */
    private static int status(Request request, Response response) {
        return request.getCoyoteRequest().getErrorException() instanceof SocketTimeoutException
                ? HttpServletResponse.SC_REQUEST_TIMEOUT
                : response.getStatus();
    }
}
