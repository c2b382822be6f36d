package lu.lalux.assure.stub.http.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import lu.lalux.assure.stub.exchange.BodyCopy;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is read of a body, and ends the request when it is too much, or takes too long: more than a small body
 * may take only as long as it keeps up a pace.
 */
final class LimitedInput extends ServletInputStream {

    /** In bytes a second. What the slowest lines of today carry. */
    private static final int PACE = 4_000;

    private static final long NANOS_OF_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final ServletInputStream body;
    private final long limit;
    private final Duration grace;
    private final Duration most;
    private final long begun = System.nanoTime();
    private final @Nullable BodyCopy copy;
    private final Runnable end;
    private long count;

    /**
     * @param grace how long it may take, however slowly it comes
     * @param most how long it may take, however steadily
     * @param end to be done when all has come
     */
    LimitedInput(
            ServletInputStream body, long limit, Duration grace, Duration most, @Nullable BodyCopy copy, Runnable end) {
        this.body = body;
        this.limit = limit;
        this.grace = grace;
        this.most = most;
        this.copy = copy;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        int value = body.read();
        if (value >= 0 && copy != null) {
            copy.add(value);
        }
        count(value < 0 ? value : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = body.read(bytes, offset, length);
        if (read > 0 && copy != null) {
            copy.add(bytes, offset, read);
        }
        count(read);
        return read;
    }

    private void count(int read) {
        if (read < 0) {
            end.run();
            return;
        }
        count += read;
        if (count > limit) {
            throw BodyLimitFilter.tooLarge(limit);
        }
        if (System.nanoTime() - begun > Math.min(most.toNanos(), grace.toNanos() + count * NANOS_OF_A_SECOND / PACE)) {
            throw BodyLimitFilter.tooSlow();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
