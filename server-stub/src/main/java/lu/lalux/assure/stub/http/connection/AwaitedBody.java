package lu.lalux.assure.stub.http.connection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * A small body of announced length, of which a part is still to come: nobody begins with its request before it is
 * there, so that no thread waits for it. Of what is not sent nothing is kept.
 */
final class AwaitedBody {

    private static final int FIRST_BYTES = 512;

    private final Request request;
    private final int length;
    private final Duration deadline;
    private final Duration pause;
    private final Runnable end;
    private final long begun = System.nanoTime();
    private volatile long lastCame = begun;
    private byte[] bytes = new byte[0];
    private int count;

    /**
     * @param deadline how long it may take
     * @param pause how long its client may pause; zero for as long as it likes
     * @param end to be done when it is awaited no more
     */
    AwaitedBody(Request request, Duration deadline, Duration pause, Runnable end) {
        this.request = request;
        this.length = (int) UnreadBody.announced(request);
        this.deadline = deadline;
        this.pause = pause;
        this.end = end;
    }

    /** Whether a request has a small body that is not all there; if it is, it stays where it arrived. */
    static boolean isMissingPartOf(Request request) {
        long length = UnreadBody.announced(request);
        if (length <= 0 || length > UnreadBody.SMALL || UnreadBody.isLast(request)) {
            return false;
        }
        if (!arrived(request).hasRemaining()) {
            request.action(ActionCode.AVAILABLE, true);
        }
        return arrived(request).remaining() < length;
    }

    /** A client that asks whether it is to send the body (RFC 9110 section 10.1.1) is told so. */
    void askFor() {
        request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
        request.setExpectation(false);
    }

    /**
     * Takes what has come, and no more than belongs to it.
     *
     * @return whether all has
     * @throws IOException when nothing more comes
     */
    boolean isThere() throws IOException {
        while (count < length) {
            if (!arrived(request).hasRemaining()) {
                request.action(ActionCode.AVAILABLE, true);
            }
            ByteBuffer arrived = arrived(request);
            if (!arrived.hasRemaining()) {
                if (request.getAvailable() > 0) {
                    // Tomcat's way to say that reading failed.
                    throw new EOFException();
                }
                return false;
            }
            take(arrived);
        }
        return true;
    }

    private void take(ByteBuffer arrived) {
        int more = Math.min(arrived.remaining(), length - count);
        if (bytes.length < count + more) {
            int room = Math.max(FIRST_BYTES, Math.max(2 * bytes.length, count + more));
            bytes = Arrays.copyOf(bytes, Math.min(length, room));
        }
        arrived.get(bytes, count, more);
        count += more;
        lastCame = System.nanoTime();
    }

    /** Has the request's body read from what was taken. */
    void handOver() {
        ByteChunk whole = new ByteChunk();
        whole.setBytes(bytes, 0, length);
        request.action(ActionCode.REQ_SET_BODY_REPLAY, whole);
    }

    /** To be called by any thread. */
    boolean isLate() {
        long now = System.nanoTime();
        return now - begun > deadline.toNanos() || !pause.isZero() && now - lastCame > pause.toNanos();
    }

    boolean isOf(Request one) {
        return request == one;
    }

    void end() {
        end.run();
    }

    private static ByteBuffer arrived(Request request) {
        return ((Http11InputBuffer) request.getInputBuffer()).getByteBuffer();
    }
}
