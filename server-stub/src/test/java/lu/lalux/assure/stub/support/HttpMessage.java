package lu.lalux.assure.stub.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A request or an answer as it is on the wire.
 *
 * @param head its first line and its fields, with the empty line behind them
 * @param body with its chunks, if it comes in chunks
 */
public record HttpMessage(String head, byte[] body) {

    private static final String CLOSE = "\r\nConnection: close\r\n";

    /** The next one of a connection; empty when that has ended in between. */
    public static Optional<HttpMessage> next(BufferedInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = line(in, true);
        if (line == null) {
            return Optional.empty();
        }
        for (; !line.isEmpty(); line = line(in, false)) {
            head.append(line).append("\r\n");
        }
        head.append("\r\n");
        String fields = head.toString().toLowerCase(Locale.ROOT);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (fields.contains("\r\ntransfer-encoding: chunked\r\n")) {
            for (int length = -1; length != 0; ) {
                String size = line(in, false);
                length = Integer.parseInt(size, 16);
                body.writeBytes((size + "\r\n").getBytes(StandardCharsets.US_ASCII));
                body.writeBytes(exactly(in, length + 2));
            }
        } else if (fields.contains("\r\ncontent-length: ")) {
            String length = fields.replaceAll("(?s).*\r\ncontent-length: (\\d+)\r\n.*", "$1");
            body.writeBytes(exactly(in, Integer.parseInt(length)));
        }
        return Optional.of(new HttpMessage(head.toString(), body.toByteArray()));
    }

    public int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    /** Whether it is the last one of its connection. */
    public boolean closes() {
        return head.contains(CLOSE);
    }

    /** The same for the next connection on its way, which is another one. */
    public byte[] forwarded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.replace(CLOSE, "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] exactly(BufferedInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("Cut in the middle");
        }
        return bytes;
    }

    private static String line(BufferedInputStream in, boolean mayEnd) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && mayEnd && line.isEmpty()) {
                return null;
            }
            if (next < 0) {
                throw new EOFException("Cut in the middle");
            }
            line.append((char) next);
        }
        line.setLength(Math.max(0, line.length() - 1));
        return line.toString();
    }
}
