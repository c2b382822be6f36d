package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;

/** Decodes {@code RunLengthDecode} (ISO 32000-1, 7.4.5): a number and that many bytes, or a byte that often; 128 is the end. */
final class RunLengthInput extends Decoder {

    private static final int END = 128;

    private int left;
    private int repeated = -1;
    private boolean ended;

    RunLengthInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            begin();
        }
        if (ended) {
            return -1;
        }
        left--;
        int value = repeated >= 0 ? repeated : in.read();
        ended = value < 0;
        return value;
    }

    /** A stream may end without its last number. */
    private void begin() throws IOException {
        int number = ended ? END : in.read();
        ended = number < 0 || number == END;
        if (!ended) {
            left = number < END ? number + 1 : 257 - number;
            repeated = number < END ? -1 : in.read();
            ended = number > END && repeated < 0;
        }
    }
}
