package lu.lalux.assure.stub.journal.capture;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What passes of a body: all of a small one, of a greater one only how long it is. */
final class BodyCopy {

    private static final byte[] NOTHING = {};

    private final long most;
    private byte[] bytes = NOTHING;
    private long length;

    /** @param most a longer one is not copied */
    BodyCopy(long most) {
        this.most = most;
    }

    void add(byte[] from, int offset, int count) {
        if (length + count <= most) {
            int end = (int) length + count;
            if (end > bytes.length) {
                // Most are read at once: only one that goes on is given room to.
                bytes = Arrays.copyOf(bytes, length == 0 ? end : (int) Math.min(most, end * 2L));
            }
            System.arraycopy(from, offset, bytes, (int) length, count);
        } else {
            bytes = NOTHING;
        }
        length += count;
    }

    void add(int value) {
        add(new byte[] {(byte) value}, 0, 1);
    }

    /** What was added so far is not sent. */
    void clear() {
        length = 0;
    }

    /** How much memory it takes, in bytes. */
    long capacity() {
        return bytes.length;
    }

    long length() {
        return length;
    }

    /** In UTF-8, as all of the contract; null of one that was too long. */
    @Nullable
    String text() {
        return text(StandardCharsets.UTF_8);
    }

    @Nullable
    String text(Charset charset) {
        return length > most ? null : new String(bytes, 0, (int) length, charset);
    }
}
