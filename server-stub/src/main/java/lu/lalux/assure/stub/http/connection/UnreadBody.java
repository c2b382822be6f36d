package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What is left of a request's body when it is answered: Tomcat would read it on the request's thread, for as long as a
 * byte comes now and then.
 */
final class UnreadBody {

    /**
     * The contract's {@code x-taille-max-corps} of all that is not an upload: it is worth while to keep the connection.
     */
    static final long SMALL = 65_536;

    private final Request request;

    UnreadBody(Request request) {
        this.request = request;
    }

    boolean isNothing() {
        return is(ActionCode.REQUEST_BODY_FULLY_READ);
    }

    /** Whether it is known how many bytes are left, and that is not much. */
    boolean isSmall() {
        return announced(request) >= 0 && bytes() <= SMALL;
    }

    /** How long a body is, if that was said in a way that can be read; else -1. */
    static long announced(Request request) {
        try {
            return request.getContentLengthLong();
        } catch (IllegalArgumentException unreadable) {
            // Tomcat refuses the request for it, or ignores it where the body comes in chunks.
            return -1;
        }
    }

    /** How many bytes are left, of a body whose length was announced. */
    long bytes() {
        return announced(request) - request.getBytesRead();
    }

    /** Reads what has arrived of a small body, and does not wait for the rest. */
    void discardArrived() {
        try {
            Nowhere nowhere = new Nowhere();
            while (!isNothing() && hasArrived()) {
                request.doRead(nowhere);
            }
        } catch (IOException gone) {
            // Whoever reads the rest will see it, too.
        }
    }

    /** Whether its client paused for longer than a thread waits for it. */
    boolean hasPaused() {
        return request.getErrorException() instanceof SocketTimeoutException;
    }

    /** Whether Tomcat found an error for which it ends the connection. */
    boolean isLast() {
        return isLast(request);
    }

    static boolean isLast(Request request) {
        return is(request, ActionCode.IS_ERROR);
    }

    /** Reads nothing more on this request's thread. */
    void abandon() {
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /** Whether the request is still worked on. */
    boolean isAwaited() {
        return is(ActionCode.ASYNC_IS_ASYNC);
    }

    private boolean hasArrived() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    private boolean is(ActionCode question) {
        return is(request, question);
    }

    private static boolean is(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
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
