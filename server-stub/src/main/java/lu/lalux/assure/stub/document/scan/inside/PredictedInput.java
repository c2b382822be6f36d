package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Undoes the prediction of each byte from those beside and above it (ISO 32000-1, 7.4.4.4; PNG, section 9). */
final class PredictedInput extends InputStream {

    private static final int NONE = 1;
    private static final int TIFF = 2;
    private static final int PNG = 10;
    private static final int PNG_LAST = 15;

    private static final int MAX_ROW = 1_000_000;

    private final InputStream in;
    private final boolean png;
    private final int pixel;
    private byte[] row;
    private byte[] above;
    private int filled;
    private int next;

    private PredictedInput(InputStream in, boolean png, int pixel, int length) {
        this.in = in;
        this.png = png;
        this.pixel = pixel;
        this.row = new byte[length];
        this.above = new byte[length];
    }

    /** The stream without the prediction that these parameters tell of. */
    static InputStream of(InputStream in, Map<?, ?> parameters) throws IOException {
        int predictor = number(parameters, "Predictor", NONE);
        if (predictor == NONE) {
            return in;
        }
        int colors = number(parameters, "Colors", 1);
        int bits = number(parameters, "BitsPerComponent", Byte.SIZE);
        long length = ((long) number(parameters, "Columns", 1) * colors * bits + Byte.SIZE - 1) / Byte.SIZE;
        boolean png = predictor >= PNG && predictor <= PNG_LAST;
        boolean tiff = predictor == TIFF && bits == Byte.SIZE;
        if (!(png || tiff) || colors > 32 || bits > 16 || length < 1 || length > MAX_ROW) {
            throw new UnreadableException("a PDF with a stream by another predictor");
        }
        return new PredictedInput(in, png, Math.max(1, colors * bits / Byte.SIZE), (int) length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (next == filled && !readRow()) {
            return -1;
        }
        int taken = Math.min(length, filled - next);
        System.arraycopy(row, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    private boolean readRow() throws IOException {
        byte[] last = above;
        above = row;
        row = last;
        int kind = png ? in.read() : 1;
        filled = kind < 0 ? 0 : in.readNBytes(row, 0, row.length);
        next = 0;
        if (kind > 4) {
            throw new UnreadableException("a PDF with a stream by another predictor");
        }
        for (int i = 0; i < filled; i++) {
            row[i] += (byte) predicted(kind, i);
        }
        return filled > 0;
    }

    private int predicted(int kind, int i) {
        int left = i < pixel ? 0 : row[i - pixel] & 0xFF;
        int up = above[i] & 0xFF;
        return switch (kind) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, i < pixel ? 0 : above[i - pixel] & 0xFF);
            default -> 0;
        };
    }

    /** Whichever is nearest to {@code left + up - corner}. */
    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    /** {@code EarlyChange} of a filter that has no other number of its own: 1 unless it says 0 (ISO 32000-1, table 8). */
    static int earlyChange(Object parameters) throws IOException {
        return parameters instanceof Map<?, ?> map && number(map, "EarlyChange", 1) == 0 ? 0 : 1;
    }

    private static int number(Map<?, ?> parameters, String key, int otherwise) throws IOException {
        Object value = parameters.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= 0 && number <= MAX_ROW) {
            return number.intValue();
        }
        throw new UnreadableException("a PDF with a stream whose parameters are elsewhere");
    }
}
