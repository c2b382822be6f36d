package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Decodes {@code ASCIIHexDecode} (ISO 32000-1, 7.4.2): two digits a byte, blanks between them, {@code >} at the end. */
final class AsciiHexInput extends Decoder {

    private boolean ended;

    AsciiHexInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int high = digit();
        if (high < 0) {
            return -1;
        }
        // An odd digit at the end is followed by a zero.
        return high << 4 | Math.max(0, digit());
    }

    private int digit() throws IOException {
        while (!ended) {
            int value = in.read();
            if (HexFormat.isHexDigit(value)) {
                return HexFormat.fromHexDigit(value);
            }
            ended = value < 0 || value == '>';
            if (!ended && !PdfLexer.isBlank((byte) value)) {
                throw new UnreadableException("a PDF with a stream whose digits are none");
            }
        }
        return -1;
    }
}
