package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;

/** Decodes byte by byte. {@link InputStream} itself takes a failure after the first byte for the end; here it is a failure. */
abstract class Decoder extends InputStream {

    final InputStream in;

    Decoder(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int value = read();
            if (value < 0) {
                return count == 0 ? -1 : count;
            }
            bytes[offset + count++] = (byte) value;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
