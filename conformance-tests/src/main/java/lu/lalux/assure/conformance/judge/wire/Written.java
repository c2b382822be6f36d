package lu.lalux.assure.conformance.judge.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.exchange.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpDateGenerator;

/**
 * An answer as bytes, which can be cut anywhere.
 *
 * @param head with the empty line behind it
 * @param body as it is sent, chunks included
 */
record Written(byte[] head, byte[] body) {

    /** What a client that waits with its body waits for. */
    static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int BUFFER = 8192;
    private static final int CHUNKS = 3;

    /**
     * @param answer to be written
     * @param request that it answers
     * @param closing whether the connection is closed behind it
     */
    static Written of(WireAnswer answer, RequestHead request, boolean closing) throws IOException {
        boolean without = answer.status() < 200 || answer.status() == 204 || answer.status() == 304;
        boolean chunked = answer.manner().chunked() && request.minor() > 0;
        boolean zipped = answer.manner().zipped();
        byte[] body = zipped ? zipped(answer.body()) : answer.body();
        List<Header> headers = new ArrayList<>(answer.headers());
        if (zipped) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        addMissing(headers, "Date", HttpDateGenerator.INSTANCE.getCurrentDate());
        if (!without) {
            headers.add(
                    chunked
                            ? new Header("Transfer-Encoding", "chunked")
                            : new Header("Content-Length", String.valueOf(body.length)));
        }
        if (closing) {
            addMissing(headers, "Connection", "close");
        }
        byte[] head = head(answer.status(), answer.manner().written(headers));
        boolean bare = without || request.method().equals("HEAD");
        return new Written(head, bare ? new byte[0] : chunked ? chunked(body) : body);
    }

    /** {@return all of it} */
    byte[] whole() {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** {@return half of its body behind its head, or half of its head if there is no body} */
    byte[] half() {
        return Arrays.copyOf(whole(), body.length == 0 ? head.length / 2 : head.length + body.length / 2);
    }

    private static void addMissing(List<Header> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            headers.add(new Header(name, value));
        }
    }

    private static byte[] head(int status, List<Header> headers) throws IOException {
        BasicClassicHttpResponse response =
                new BasicClassicHttpResponse(status, EnglishReasonPhraseCatalog.INSTANCE, Locale.ROOT);
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER);
        try {
            new DefaultHttpResponseWriter().write(response, buffer, bytes);
        } catch (HttpException e) {
            throw new IllegalArgumentException("an answer that cannot be written", e);
        }
        buffer.flush(bytes);
        return bytes.toByteArray();
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }

    /** Several chunks, however short it is: a client that reads but the first is to be found out. */
    private static byte[] chunked(byte[] body) throws IOException {
        int size = Math.max(1, Math.min(BUFFER, (body.length + CHUNKS - 1) / CHUNKS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER);
        try (ChunkedOutputStream chunks = new ChunkedOutputStream(buffer, bytes, size)) {
            for (int from = 0; from < body.length; from += size) {
                chunks.write(body, from, Math.min(size, body.length - from));
                chunks.flush();
            }
        }
        buffer.flush(bytes);
        return bytes.toByteArray();
    }
}
