package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.io.InputStream;

/** Decodes {@code ASCII85Decode} (ISO 32000-1, 7.4.3): five characters are four bytes, {@code z} is four zeros, {@code ~>} the end. */
final class Ascii85Input extends Decoder {

    private static final int GROUP = 5;
    private static final int BASE = 85;

    private int[] group = new int[0];
    private int next;
    private boolean ended;

    Ascii85Input(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (next == group.length && !ended) {
            group = group();
            next = 0;
        }
        return next < group.length ? group[next++] : -1;
    }

    private int[] group() throws IOException {
        long value = 0;
        int read = 0;
        while (read < GROUP && !ended) {
            int character = in.read();
            if (character == 'z' && read == 0) {
                return new int[GROUP - 1];
            }
            if (character >= '!' && character < '!' + BASE) {
                value = value * BASE + character - '!';
                read++;
            } else {
                ended = character < 0 || character == '~';
                if (!ended && !PdfLexer.isBlank((byte) character)) {
                    throw new UnreadableException("a PDF with a stream whose characters are not of base 85");
                }
            }
        }
        for (int i = read; i < GROUP; i++) {
            value = value * BASE + BASE - 1;
        }
        int[] bytes = new int[Math.max(0, read - 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (int) (value >> 24 - Byte.SIZE * i) & 0xFF;
        }
        return bytes;
    }
}
