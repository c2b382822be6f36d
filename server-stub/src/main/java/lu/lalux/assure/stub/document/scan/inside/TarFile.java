package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A TAR (POSIX.1-1988, ustar): headers and contents in blocks of 512 bytes, and zeros at the end. */
final class TarFile {

    private static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int SIZE_END = 136;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;
    private static final int OCTAL = 8;

    private final byte[] bytes;
    private final Inspection inspection;

    TarFile(byte[] bytes, Inspection inspection) {
        this.bytes = bytes;
        this.inspection = inspection;
    }

    /** Looks into each of its contents. */
    void look() throws IOException {
        int position = 0;
        while (position + BLOCK <= bytes.length && bytes[position] != 0) {
            requireChecksum(position);
            long size = octal(position + SIZE, position + SIZE_END);
            int content = position + BLOCK;
            if (size > bytes.length - content) {
                throw new UnreadableException("a TAR that is cut off");
            }
            inspection.look(new ByteArrayInputStream(bytes, content, (int) size));
            position = content + (int) ((size + BLOCK - 1) / BLOCK) * BLOCK;
        }
        for (int i = position; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                throw new UnreadableException("a TAR with something behind its end");
            }
        }
    }

    private void requireChecksum(int header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM_END ? ' ' : bytes[header + i] & 0xFF;
        }
        if (sum != octal(header + CHECKSUM, header + CHECKSUM_END)) {
            throw new UnreadableException("a TAR whose header is damaged");
        }
    }

    private long octal(int from, int to) throws IOException {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (!text.matches("[0-7]{1,12}")) {
            throw new UnreadableException("a TAR whose header is of another kind");
        }
        return Long.parseLong(text, OCTAL);
    }
}
