package lu.lalux.assure.stub.journal.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message, copied as the connection has them. One client's are mostly the same from request to
 * request: then they are one object, which the collector need not move for each exchange that waits.
 */
final class CopiedHeaders {

    /** About how long all headers of a message are. */
    private static final int USUAL = 1_600;

    private static final String LINE = "\n";

    /** Names and values in turn, a line each: no header has a line's end in it. */
    private final byte[] lines;

    private CopiedHeaders(byte[] lines) {
        this.lines = lines;
    }

    /** @param before those of another message, which are returned where these are the same */
    static CopiedHeaders of(MimeHeaders headers, @Nullable CopiedHeaders before) {
        Lines copy = new Lines();
        for (int i = 0; i < headers.size(); i++) {
            copy.add(headers.getName(i));
            copy.add(headers.getValue(i));
        }
        return before != null && copy.areThoseOf(before) ? before : new CopiedHeaders(copy.made());
    }

    /** Names and values in turn, as they are on the wire. */
    String[] lines() {
        if (lines.length == 0) {
            return new String[0];
        }
        // HTTP has no other characters in a header (RFC 9110, section 5.5).
        return new String(lines, 0, lines.length - 1, StandardCharsets.ISO_8859_1).split(LINE, -1);
    }

    /** The first value of a header; null where it was not sent. */
    @Nullable
    String first(String name) {
        String[] all = lines();
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equalsIgnoreCase(name)) {
                return all[i + 1];
            }
        }
        return null;
    }

    /** How much memory they take, in bytes. */
    long weight() {
        return lines.length;
    }

    /** What grows while it is copied. */
    private static final class Lines {

        private static final byte[] END = LINE.getBytes(StandardCharsets.ISO_8859_1);

        private byte[] bytes = new byte[USUAL];
        private int length;

        void add(MessageBytes text) {
            if (text.getType() == MessageBytes.T_BYTES) {
                ByteChunk received = text.getByteChunk();
                add(received.getBytes(), received.getStart(), received.getLength());
            } else if (!text.isNull()) {
                byte[] made = text.toString().getBytes(StandardCharsets.ISO_8859_1);
                add(made, 0, made.length);
            }
            add(END, 0, END.length);
        }

        private void add(byte[] from, int start, int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
            }
            System.arraycopy(from, start, bytes, length, count);
            length += count;
        }

        boolean areThoseOf(CopiedHeaders before) {
            return Arrays.equals(bytes, 0, length, before.lines, 0, before.lines.length);
        }

        byte[] made() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
