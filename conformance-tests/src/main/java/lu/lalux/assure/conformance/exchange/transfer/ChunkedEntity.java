package lu.lalux.assure.conformance.exchange.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.entity.HttpEntityWrapper;

/** A body without a length, RFC 9112 section 7.1. */
public final class ChunkedEntity extends HttpEntityWrapper {

    /** Such as no buffer has. */
    private static final int LARGEST_CRUMB = 7;

    private final boolean inCrumbs;

    /**
     * @param whole the body
     * @param inCrumbs whether its chunks are of one byte to a few, instead of as many as a buffer holds
     */
    public ChunkedEntity(HttpEntity whole, boolean inCrumbs) {
        super(whole);
        this.inCrumbs = inCrumbs;
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public boolean isChunked() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!inCrumbs) {
            super.writeTo(out);
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        super.writeTo(whole);
        byte[] bytes = whole.toByteArray();
        int crumb = 0;
        for (int from = 0; from < bytes.length; from += crumb) {
            crumb = Math.min(crumb % LARGEST_CRUMB + 1, bytes.length - from);
            out.write(bytes, from, crumb);
            // Which ends the chunk.
            out.flush();
        }
    }
}
