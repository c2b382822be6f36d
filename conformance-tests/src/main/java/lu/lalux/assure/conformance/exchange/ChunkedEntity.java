package lu.lalux.assure.conformance.exchange;

import org.apache.http.HttpEntity;
import org.apache.http.entity.HttpEntityWrapper;

/** A body without a length, RFC 9112 section 7.1. */
final class ChunkedEntity extends HttpEntityWrapper {

    ChunkedEntity(HttpEntity whole) {
        super(whole);
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public boolean isChunked() {
        return true;
    }
}
