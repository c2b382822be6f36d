package lu.lalux.assure.conformance.exchange.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.entity.HttpEntityWrapper;

/** A body that arrives in pieces: a server that takes what the first read gives for the whole sees a part of it. */
public final class SlowEntity extends HttpEntityWrapper {

    private static final int PIECES = 4;
    private static final long PAUSE_MILLIS = 250;

    /**
     * @param whole the body
     */
    public SlowEntity(HttpEntity whole) {
        super(whole);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        super.writeTo(whole);
        byte[] bytes = whole.toByteArray();
        for (int piece = 0; piece < PIECES; piece++) {
            int from = bytes.length * piece / PIECES;
            out.write(bytes, from, bytes.length * (piece + 1) / PIECES - from);
            out.flush();
            pause();
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
