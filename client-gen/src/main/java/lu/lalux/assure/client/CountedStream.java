package lu.lalux.assure.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a file, for a {@link Progression}. */
final class CountedStream extends FilterInputStream {

    private final long total;
    private final Progression progression;
    private long count;

    CountedStream(InputStream in, long total, Progression progression) {
        super(in);
        this.total = total;
        this.progression = progression;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = super.read(bytes, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) {
        if (more > 0) {
            count += more;
            progression.avancer(count, total);
        }
    }
}
