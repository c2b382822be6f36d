package lu.lalux.assure.stub.exchange;

import jakarta.servlet.ServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What passes of a body: all of a small one, of a greater one only how long it is. */
public final class BodyCopy {

    private static final String READ = BodyCopy.class.getName() + ".read";
    private static final String ANSWERED = BodyCopy.class.getName() + ".answered";
    private static final byte[] NOTHING = {};

    private final long most;
    private byte[] bytes = NOTHING;
    private long length;

    /**
     * Has what the stub reads of a request's body copied from now on; what it does not read is not copied either. For a
     * filter before the one that bounds bodies, whose layer around the request makes the copy.
     *
     * @param most a longer one is not copied
     */
    public static BodyCopy ofWhatIsRead(ServletRequest request, long most) {
        return keptWith(request, READ, most);
    }

    /**
     * Has the body of an answer copied by whoever writes it, which spares a layer around the answer. For an operation
     * whose success has no body: then a problem is all that there may be.
     *
     * @param most a longer one is not copied
     */
    public static BodyCopy ofWhatIsAnswered(ServletRequest request, long most) {
        return keptWith(request, ANSWERED, most);
    }

    private static BodyCopy keptWith(ServletRequest request, String attribute, long most) {
        BodyCopy copy = new BodyCopy(most);
        request.setAttribute(attribute, copy);
        return copy;
    }

    /** That of what is read; null where nobody asked for it. */
    public static @Nullable BodyCopy read(ServletRequest request) {
        return (BodyCopy) request.getAttribute(READ);
    }

    /** That of what is answered; null where nobody asked for it. */
    public static @Nullable BodyCopy answered(ServletRequest request) {
        return (BodyCopy) request.getAttribute(ANSWERED);
    }

    /** @param most a longer one is not copied */
    public BodyCopy(long most) {
        this.most = most;
    }

    public void add(byte[] from, int offset, int count) {
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

    public void add(int value) {
        add(new byte[] {(byte) value}, 0, 1);
    }

    /** This is the body, and nothing of what was added before. */
    public void set(byte[] body, int count) {
        clear();
        add(body, 0, count);
    }

    /** What was added so far is not sent. */
    public void clear() {
        length = 0;
    }

    /** How much memory it takes, in bytes. */
    public long capacity() {
        return bytes.length;
    }

    public long length() {
        return length;
    }

    /** In UTF-8, as all of the contract; null of one that was too long. */
    public @Nullable String text() {
        return text(StandardCharsets.UTF_8);
    }

    public @Nullable String text(Charset charset) {
        return length > most ? null : new String(bytes, 0, (int) length, charset);
    }
}
