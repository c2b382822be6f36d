package lu.lalux.assure.stub.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * A body on its way to the parser, in UTF-8 only, and within bounds before the parser sees it; the beginning of a
 * string can be diverted past the parser.
 */
final class ParserInput extends InputStream {

    private static final int BLOCK = 65_536;

    private final InputStream body;
    private final Utf8Check utf8 = new Utf8Check();
    private final StructureCheck structure;
    private final long limit;

    /** What was read of the body and is still the parser's to read. */
    private byte[] returned;

    private int next;

    /** How many bytes the parser never saw, and on which line. */
    private int diverted;

    private int line;

    /**
     * @param start what was read of the body already
     * @param body the rest
     * @param limit how many bytes of it may be neither text nor blank
     */
    ParserInput(byte[] start, InputStream body, long limit) {
        this.returned = start;
        this.body = body;
        this.limit = limit;
        this.structure = new StructureCheck(limit, JsonSyntax.MAX_NUMBER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = next == returned.length ? body.read(bytes, offset, length) : again(bytes, offset, length);
        if (count > 0) {
            int within = structure.see(bytes, offset, count);
            utf8.see(bytes, offset, within);
            if (within < count) {
                throw beyond();
            }
        }
        return count;
    }

    private ProblemException beyond() {
        int column = utf8.column() + 1;
        return new ProblemException(
                structure.isNumberTooLong()
                        ? Problem.of(ProblemType.JSON_ILLISIBLE, JsonSyntax.tooDeepOrLong(utf8.line(), column))
                        : Problem.of(
                                ProblemType.CORPS_TROP_GRAND,
                                Message.of("problem.body-too-large.structure", utf8.line(), column, limit)));
    }

    private int again(byte[] bytes, int offset, int length) {
        int count = Math.min(length, returned.length - next);
        System.arraycopy(returned, next, bytes, offset, count);
        next += count;
        return count;
    }

    /**
     * Takes from the parser what it has read ahead, and leaves with it what {@code beginning} does not take. A second
     * string that comes before what the first one left was read goes the parser's way.
     */
    void divert(JsonParser parser, LongString.Beginning beginning) throws IOException {
        if (next < returned.length) {
            return;
        }
        TokenStreamLocation begins = parser.currentLocation();
        int column = column(begins) - 1;
        line = begins.getLineNr();
        ByteArrayOutputStream ahead = new ByteArrayOutputStream();
        parser.releaseBuffered(ahead);
        structure.goOnInText(ahead.toByteArray(), ahead.size());
        byte[] block = Arrays.copyOf(ahead.toByteArray(), Math.max(BLOCK, ahead.size()));
        int filled = ahead.size();
        boolean ends = false;
        while (!ends) {
            filled += body.readNBytes(block, filled, block.length - filled);
            int taken = beginning.take(block, filled);
            if (taken == 0) {
                // Mostly because the string ends here.
                taken = beginning.take(block, quotationMark(block, filled));
                ends = true;
            }
            diverted += taken;
            column += taken;
            filled -= taken;
            System.arraycopy(block, taken, block, 0, filled);
        }
        returned = Arrays.copyOf(block, filled);
        next = 0;
        utf8.goOn(line, column);
    }

    /** The column in the body, from 1, of what the parser says is there. */
    int column(TokenStreamLocation location) {
        return location.getColumnNr() + (location.getLineNr() == line ? diverted : 0);
    }

    private static int quotationMark(byte[] bytes, int length) {
        int i = 0;
        while (i < length && bytes[i] != '"') {
            i++;
        }
        return i;
    }
}
