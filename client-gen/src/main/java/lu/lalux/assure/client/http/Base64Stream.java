package lu.lalux.assure.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * A stream in Base64 (RFC 4648, section 4, with padding, no line breaks: D23), encoded as it is read: a file of 5 MiB
 * costs a buffer, not a copy.
 */
final class Base64Stream extends InputStream {

    /** A multiple of three, so that padding comes at the very end only. */
    private static final int CHUNK = 3 * 8192;

    private final InputStream source;
    private byte[] encoded = new byte[0];
    private int position;

    Base64Stream(InputStream source) {
        this.source = source;
    }

    /** How many bytes {@code length} become. */
    static long encodedLength(long length) {
        return (length + 2) / 3 * 4;
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position == encoded.length) {
            encoded = Base64.getEncoder().encode(source.readNBytes(CHUNK));
            position = 0;
        }
        return encoded.length > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
