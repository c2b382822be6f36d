package lu.lalux.assure.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import lu.lalux.assure.client.document.Progress;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a file, for a {@link Progress}, and holds the file to the length that was announced. */
final class CountedStream extends FilterInputStream {

    /** The file cannot be read, or has changed since: asking the server again would not help. */
    static final class SourceException extends IOException {

        private static final long serialVersionUID = 1L;

        SourceException(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }

    private final long total;
    private final Progress progress;
    private long count;

    CountedStream(InputStream in, long total, Progress progress) {
        super(in);
        this.total = total;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some;
        try {
            some = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new SourceException("The file cannot be read: " + e.getMessage(), e);
        }
        count += Math.max(some, 0);
        if (count > total || (some < 0 && count < total)) {
            throw new SourceException("The file was changed while it was sent", null);
        }
        if (some > 0) {
            Told.safely(() -> progress.advance(count, total));
        }
        return some;
    }
}
