package lu.lalux.assure.stub.problem;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What is left of a body when its request has been answered: it is thrown away, so that the client can read the answer and the
 * connection can be used again (RFC 9112 section 9.3). Tomcat does so for as long as a byte comes now and then, which would
 * hold a thread for days; here it ends when the time is over that the body had to arrive.
 */
public final class UnreadBody {

    private static final String ATTRIBUTE = UnreadBody.class.getName();

    /** Of what no filter has seen, as it was refused before. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private UnreadBody() {}

    /** Says how long the rest of this request's body may take. */
    public static void within(ServletRequest request, Duration reception) {
        request.setAttribute(ATTRIBUTE, reception);
    }

    /** After the answer, which is sent first. */
    static void discard(Request request, Response response) throws IOException {
        org.apache.coyote.Request body = request.getCoyoteRequest();
        if (request.isAsync() || isRead(body)) {
            return;
        }
        response.finishResponse();
        if (body.hasExpectation() && response.getStatus() / 100 != 2) {
            // The client was not told to send it (RFC 9110 section 10.1.1), and Tomcat does not wait for it.
            return;
        }
        if (!isDiscarded(body, limit(request), reception(request))) {
            abandon(request);
        }
    }

    /** Reads nothing more of the body; the connection ends. */
    static void abandon(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static boolean isRead(org.apache.coyote.Request body) {
        AtomicBoolean read = new AtomicBoolean();
        body.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    private static boolean isDiscarded(org.apache.coyote.Request body, long limit, Duration reception) {
        long begun = System.nanoTime();
        long count = 0;
        try {
            for (int read = 0; read >= 0; read = body.doRead(new Nowhere())) {
                count += read;
                if (count > limit || System.nanoTime() - begun > reception.toNanos()) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** {@code server.tomcat.max-swallow-size}; any number when it is negative. */
    private static long limit(Request request) {
        int limit = ((AbstractHttp11Protocol<?>) request.getConnector().getProtocolHandler()).getMaxSwallowSize();
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    private static Duration reception(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Duration reception ? reception : PATIENCE;
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Bytes are not gathered.
        }
    }
}
