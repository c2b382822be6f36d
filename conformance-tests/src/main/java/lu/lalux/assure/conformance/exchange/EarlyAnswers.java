package lu.lalux.assure.conformance.exchange;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * A server may answer before it has read the whole body, and close the connection: with 413, RFC 9110 section 15.5.14.
 * The rest cannot be sent then; what was answered is there to be read (RFC 9112 section 9.5).
 */
final class EarlyAnswers extends HttpRequestExecutor {

    private static final String UNSENT = EarlyAnswers.class.getName();

    @Override
    protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        try {
            return super.doSendRequest(request, connection, context);
        } catch (IOException e) {
            context.setAttribute(UNSENT, e);
            return null;
        }
    }

    @Override
    protected HttpResponse doReceiveResponse(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws HttpException, IOException {
        try {
            return super.doReceiveResponse(request, connection, context);
        } catch (IOException e) {
            if (context.getAttribute(UNSENT) instanceof IOException unsent) {
                // Nothing was answered: that nothing could be sent is why.
                unsent.addSuppressed(e);
                throw unsent;
            }
            throw e;
        }
    }
}
