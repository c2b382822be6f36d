package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes {@code LZWDecode} (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the greatest bit first; each code stands for the bytes
 * of one before it and one more. Old programs write it in place of {@code FlateDecode}.
 */
final class LzwInput extends Decoder {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MIN_WIDTH = 9;
    private static final int MAX_WIDTH = 12;
    private static final int CODES = 1 << MAX_WIDTH;

    private final int early;

    /** Of each code: the code of all its bytes but the last, the last, and how many there are. */
    private final int[] before = new int[CODES];

    private final byte[] last = new byte[CODES];
    private final int[] length = new int[CODES];

    private int free = FIRST;
    private int previous = -1;
    private int bits;
    private int held;
    private boolean ended;

    /** The bytes of one code, written from their end. */
    private final byte[] bytes = new byte[CODES];

    private int next;
    private int filled;

    /** @param early 1 when a code is as wide as the next one needs it, 0 when as itself does: {@code EarlyChange} */
    LzwInput(InputStream in, int early) {
        super(in);
        this.early = early;
        for (int code = 0; code < CLEAR; code++) {
            last[code] = (byte) code;
            length[code] = 1;
        }
    }

    @Override
    public int read() throws IOException {
        while (next == filled) {
            if (!readCode()) {
                return -1;
            }
        }
        return bytes[next++] & 0xFF;
    }

    private boolean readCode() throws IOException {
        int code = ended ? END : code();
        ended = code == END;
        if (ended) {
            return false;
        }
        if (code == CLEAR) {
            free = FIRST;
            previous = -1;
            return true;
        }
        boolean unwritten = code == free && previous >= 0;
        if (code >= free && !unwritten) {
            throw new UnreadableException("a PDF with a damaged stream");
        }
        if (previous >= 0 && free < CODES) {
            before[free] = previous;
            length[free] = length[previous] + 1;
            last[free] = first(unwritten ? previous : code);
            free++;
        } else if (unwritten) {
            throw new UnreadableException("a PDF with a damaged stream");
        }
        write(code);
        previous = code;
        return true;
    }

    private void write(int code) {
        next = 0;
        filled = length[code];
        int each = code;
        for (int at = filled - 1; at >= 0; at--) {
            bytes[at] = last[each];
            each = before[each];
        }
    }

    private byte first(int code) {
        int each = code;
        while (length[each] > 1) {
            each = before[each];
        }
        return last[each];
    }

    /** A stream may end without its last code. */
    private int code() throws IOException {
        int width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Integer.SIZE - Integer.numberOfLeadingZeros(free + early)));
        while (bits < width) {
            int value = in.read();
            if (value < 0) {
                return END;
            }
            held = held << Byte.SIZE | value;
            bits += Byte.SIZE;
        }
        bits -= width;
        int code = held >>> bits & (1 << width) - 1;
        held &= (1 << bits) - 1;
        return code;
    }
}
