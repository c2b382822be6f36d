package lu.lalux.assure.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP/1.1 answer as it arrives. */
final class Answer {

    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};
    private static final int CHUNKED = -1;

    private final ByteBuffer bytes;
    private int headLength;
    private int bodyLength;
    private int status;
    private boolean endsConnection;

    Answer(int capacity) {
        bytes = ByteBuffer.allocate(capacity);
    }

    void clear() {
        bytes.clear();
        headLength = 0;
    }

    /** @return whether the connection goes on */
    boolean readFrom(ReadableByteChannel channel) throws IOException {
        if (!bytes.hasRemaining()) {
            throw new IOException("An answer of more than " + bytes.capacity() + " bytes");
        }
        return channel.read(bytes) >= 0;
    }

    boolean isWhole() {
        if (headLength == 0) {
            readHead();
        }
        if (headLength == 0) {
            return false;
        }
        if (bodyLength != CHUNKED) {
            return bytes.position() >= headLength + bodyLength;
        }
        int begin = bytes.position() - LAST_CHUNK.length;
        return begin >= headLength && matches(begin, LAST_CHUNK);
    }

    int status() {
        return status;
    }

    boolean endsConnection() {
        return endsConnection;
    }

    /** With the lengths of its chunks, if it has any. */
    ByteBuffer body() {
        return ByteBuffer.wrap(bytes.array(), headLength, bytes.position() - headLength)
                .slice();
    }

    private void readHead() {
        for (int i = 0; i <= bytes.position() - HEAD_END.length; i++) {
            if (matches(i, HEAD_END)) {
                headLength = i + HEAD_END.length;
                readHeaders(new String(bytes.array(), 0, i, StandardCharsets.ISO_8859_1));
                return;
            }
        }
    }

    private void readHeaders(String head) {
        status = Integer.parseInt(head.substring(9, 12));
        bodyLength = 0;
        endsConnection = false;
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).trim();
                switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                    case "content-length" -> bodyLength = Integer.parseInt(value);
                    case "transfer-encoding" -> bodyLength = CHUNKED;
                    case "connection" -> endsConnection = value.equalsIgnoreCase("close");
                    default -> {}
                }
            }
        }
    }

    private boolean matches(int offset, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes.get(offset + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
