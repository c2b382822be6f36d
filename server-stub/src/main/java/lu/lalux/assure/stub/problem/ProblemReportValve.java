package lu.lalux.assure.stub.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Takes the place of Tomcat's HTML error page, for what is refused before any filter sees it: a malformed request line,
 * a character that does not belong in an address.
 */
final class ProblemReportValve extends ErrorReportValve {

    private final ProblemTranslation translation;
    private final ProblemWriter writer;

    ProblemReportValve(ProblemTranslation translation, ProblemWriter writer) {
        this.translation = translation;
        this.writer = writer;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            writer.write(request.getRequest(), response.getResponse(), translation.ofStatus(status, request));
        } catch (IOException clientGone) {
            container.getLogger().debug("The client did not wait for the answer", clientGone);
        }
    }
}
