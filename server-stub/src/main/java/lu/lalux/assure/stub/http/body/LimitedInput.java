package lu.lalux.assure.stub.http.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import lu.lalux.assure.stub.exchange.BodyCopy;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a body, and ends the request when it is too much, or takes too long. */
final class LimitedInput extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private final Duration reception;
    private final long begun = System.nanoTime();
    private final @Nullable BodyCopy copy;
    private long count;

    LimitedInput(ServletInputStream body, long limit, Duration reception, @Nullable BodyCopy copy) {
        this.body = body;
        this.limit = limit;
        this.reception = reception;
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        int value = body.read();
        if (value >= 0 && copy != null) {
            copy.add(value);
        }
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = body.read(bytes, offset, length);
        if (read > 0 && copy != null) {
            copy.add(bytes, offset, read);
        }
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        count += read;
        if (count > limit) {
            throw BodyLimitFilter.tooLarge(limit);
        }
        if (System.nanoTime() - begun > reception.toNanos()) {
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
