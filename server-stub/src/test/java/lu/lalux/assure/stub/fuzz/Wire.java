package lu.lalux.assure.stub.fuzz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection on which anything can be sent, and kept for as long as the server keeps it. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    /** An answer: its status, its header lines in small letters, and how long its body is. */
    record Answer(int status, List<String> headers, long body) {

        boolean has(String header) {
            return headers.stream().anyMatch(line -> line.startsWith(header));
        }
    }

    /**
     * Sends a request and reads what is answered to it. A connection that was kept may have been ended meanwhile, as
     * when the rest of a body that was refused could not be read: then it is sent again (RFC 9112 section 9.3.1).
     *
     * @param last whether nothing more will come, and this is said
     * @return the answer; null when the connection was ended without one
     */
    @Nullable
    Answer exchange(byte[] request, boolean head, boolean last) throws IOException {
        boolean kept = socket != null;
        try {
            Answer answer = once(request, head, last);
            if (answer != null || !kept) {
                return answer;
            }
        } catch (IOException reset) {
            close();
            if (!kept) {
                throw reset;
            }
        }
        return once(request, head, last);
    }

    private @Nullable Answer once(byte[] request, boolean head, boolean last) throws IOException {
        Socket open = open();
        try {
            open.getOutputStream().write(request);
            if (last) {
                open.shutdownOutput();
            }
        } catch (IOException refused) {
            // What was answered can be read all the same.
        }
        Answer answer;
        try {
            answer = answer(head);
            while (answer.status() / 100 == 1) {
                answer = answer(head);
            }
        } catch (EOFException ended) {
            answer = null;
        }
        if (last || answer == null || answer.has("connection: close") || in.available() > 0) {
            close();
        }
        return answer;
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket("localhost", port);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    private Answer answer(boolean head) throws IOException {
        String first = line();
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line.toLowerCase(Locale.ROOT));
        }
        return new Answer(status, headers, head || status / 100 == 1 || status == 304 ? 0 : body(headers));
    }

    private long body(List<String> headers) throws IOException {
        for (String header : headers) {
            if (header.startsWith("content-length: ")) {
                return skip(Long.parseLong(header.substring(16)));
            }
            if (header.equals("transfer-encoding: chunked")) {
                return chunks();
            }
        }
        return headers.contains("connection: close") ? in.readAllBytes().length : 0;
    }

    private long chunks() throws IOException {
        long count = 0;
        for (long size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
            count += skip(size);
            line();
        }
        line();
        return count;
    }

    private long skip(long count) throws IOException {
        in.skipNBytes(count);
        return count;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
