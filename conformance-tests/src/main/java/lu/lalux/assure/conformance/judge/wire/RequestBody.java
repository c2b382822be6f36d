package lu.lalux.assure.conformance.judge.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import lu.lalux.assure.conformance.register.Text;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;

/** The body of a request, as far as it has been read. */
final class RequestBody {

    private static final byte[] NOTHING = {};
    private static final int PIECE = 8192;

    private final WireConnection line;
    private final InputStream source;
    private final long length;
    private byte[] kept = NOTHING;
    private boolean atEnd;

    /**
     * @param line it comes on
     * @param length of it, or {@link RequestHead#CHUNKED}
     */
    RequestBody(WireConnection line, long length) {
        this.line = line;
        this.length = length;
        source = length == RequestHead.CHUNKED
                ? new ChunkedInputStream(
                        line.buffer(),
                        line.input(),
                        Http1Config.custom()
                                .setMaxHeaderCount(line.limits().headers())
                                .build())
                : new ContentLengthInputStream(line.buffer(), line.input(), length);
    }

    /** {@return what was read of it} */
    byte[] bytes() {
        return kept;
    }

    /** {@return whether that is all of it} */
    boolean whole() {
        return atEnd;
    }

    /** Reads until there are so many bytes of it, or it ends. */
    void read(int most) throws IOException, Refusal {
        int missing = most - kept.length;
        if (missing > 0 && !atEnd) {
            byte[] more = within(() -> source.readNBytes(missing));
            byte[] all = Arrays.copyOf(kept, kept.length + more.length);
            System.arraycopy(more, 0, all, kept.length, more.length);
            kept = all;
            atEnd = more.length < missing || kept.length == length;
        }
    }

    /** Reads until there are so many bytes of it, or it ends, and keeps all of it there instead of here. */
    void read(int most, ArrivedFile spool) throws IOException, Refusal {
        spool.write(kept, kept.length);
        byte[] piece = new byte[PIECE];
        int size = kept.length;
        kept = NOTHING;
        while (size < most && !atEnd) {
            int wanted = Math.min(piece.length, most - size);
            int count = within(() -> source.read(piece, 0, wanted));
            if (count > 0) {
                spool.write(piece, count);
                size += count;
            }
            atEnd = count < 0 || size == length;
        }
    }

    /**
     * Reads the rest of it and throws it away.
     *
     * @return whether its end was found, so that another request may follow
     */
    boolean drain(long most) throws IOException, Refusal {
        if (atEnd) {
            return true;
        }
        byte[] rest = new byte[PIECE];
        long drained = 0;
        while (drained < most) {
            int count = within(() -> source.read(rest));
            if (count < 0) {
                atEnd = drained == 0;
                return true;
            }
            drained += count;
        }
        return false;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T within(Reading<T> reading) throws IOException, Refusal {
        T read;
        try {
            read = reading.read();
        } catch (TruncatedChunkException | ConnectionClosedException e) {
            throw endedEarly();
        } catch (MalformedChunkCodingException | MessageConstraintException e) {
            if (line.input().ended()) {
                throw endedEarly();
            }
            throw new Refusal(400, new Text("des morceaux (chunked) qui n'en sont pas", "chunks that are none"));
        }
        // The library takes the end of the connection for the end of the trailers.
        if (line.input().ended()) {
            throw endedEarly();
        }
        return read;
    }

    private static EOFException endedEarly() {
        return new EOFException("in the body");
    }
}
