package lu.lalux.assure.conformance.judge.trial.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import lu.lalux.assure.conformance.exchange.Header;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** HTTP/1.1 by a library that leaves heads, connections and each step to whoever uses it, so that any way to speak can be played. */
public final class SocketTransport implements Transport {

    private static final String CLOSED = "the connection is closed";
    private static final String LATE = "no answer in time";
    private static final Timeout CONTINUE = Timeout.ofMilliseconds(200);
    private static final int SLOW_MILLIS = 300;
    private static final int PIECE = 700;

    private final Set<HttpTrait> traits;
    private final SSLSocketFactory secure;
    private final Map<URI, Deque<DefaultBHttpClientConnection>> idle = new ConcurrentHashMap<>();
    private final Set<URI> closed = ConcurrentHashMap.newKeySet();

    /**
     * @param traits how it speaks
     * @param secure with whose trust it speaks TLS
     */
    public SocketTransport(Set<HttpTrait> traits, SSLSocketFactory secure) {
        this.traits = Set.copyOf(traits);
        this.secure = secure;
    }

    @Override
    public Attempt send(Outgoing request, Duration patience) {
        if (closed.remove(request.server())) {
            return Attempt.failed(CLOSED);
        }
        try {
            return exchanged(request, connected(request.server(), patience), Timeout.of(patience));
        } catch (SocketTimeoutException e) {
            return Attempt.failed(LATE);
        } catch (IOException | HttpException e) {
            return Attempt.failed(String.valueOf(e.getMessage()));
        }
    }

    private Attempt exchanged(Outgoing request, DefaultBHttpClientConnection connection, Timeout patience)
            throws IOException, HttpException {
        boolean reusable = false;
        try {
            connection.setSocketTimeout(patience);
            Optional<ClassicHttpResponse> early = write(request, connection);
            ClassicHttpResponse head = early.isPresent() ? early.get() : connection.receiveResponseHeader();
            while (head.getCode() < 200 && head.getCode() != 101) {
                head = connection.receiveResponseHeader();
            }
            Attempt attempt = read(request.method(), head, connection);
            reusable = attempt.answer().isPresent()
                    && early.isEmpty()
                    && connection.isConsistent()
                    && isDelimited(request.method(), head)
                    && !"close".equalsIgnoreCase(value(head, "Connection"))
                    && !has(HttpTrait.CLOSES_EACH);
            if (!reusable && has(HttpTrait.SENDS_ON_CLOSED) && attempt.answer().isPresent()) {
                closed.add(request.server());
            }
            return attempt;
        } finally {
            if (reusable) {
                idle.computeIfAbsent(request.server(), server -> new ConcurrentLinkedDeque<>())
                        .push(connection);
            } else {
                connection.close(CloseMode.GRACEFUL);
            }
        }
    }

    private DefaultBHttpClientConnection connected(URI server, Duration patience) throws IOException {
        Deque<DefaultBHttpClientConnection> waiting = idle.getOrDefault(server, new ConcurrentLinkedDeque<>());
        for (DefaultBHttpClientConnection one = waiting.poll(); one != null; one = waiting.poll()) {
            if (!one.isStale()) {
                return one;
            }
            one.close(CloseMode.GRACEFUL);
        }
        DefaultBHttpClientConnection fresh = new DefaultBHttpClientConnection(
                has(HttpTrait.IN_PIECES)
                        ? Http1Config.custom().setBufferSize(PIECE).build()
                        : Http1Config.DEFAULT);
        int millis = Math.toIntExact(patience.toMillis());
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), millis);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(millis);
            if (server.getScheme().equals("https")) {
                fresh.bind(secured(plain, server), plain);
            } else {
                fresh.bind(plain);
            }
            return fresh;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private SSLSocket secured(Socket plain, URI server) throws IOException {
        SSLSocket socket = (SSLSocket) secure.createSocket(plain, server.getHost(), server.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(has(HttpTrait.TAKES_ANY_NAME) ? null : "HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private boolean has(HttpTrait trait) {
        return traits.contains(trait);
    }

    /** {@return an answer that came in place of 100: the body is not wanted then} */
    private Optional<ClassicHttpResponse> write(Outgoing request, DefaultBHttpClientConnection connection)
            throws IOException, HttpException {
        boolean expects = has(HttpTrait.EXPECTS_CONTINUE) && request.body().length > 0;
        ClassicHttpRequest message = message(request, expects);
        connection.sendRequestHeader(message);
        connection.flush();
        // RFC 9110 section 10.1.1: it waits a moment.
        if (expects && connection.isDataAvailable(CONTINUE)) {
            ClassicHttpResponse head = connection.receiveResponseHeader();
            if (head.getCode() != 100) {
                return Optional.of(head);
            }
        }
        try {
            if (message.getEntity() != null && has(HttpTrait.SLOW_BODIES)) {
                Thread.sleep(SLOW_MILLIS);
            }
            connection.sendRequestEntity(message);
            connection.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // It may have been answered before it was read to its end.
            return Optional.of(connection.receiveResponseHeader());
        }
        return Optional.empty();
    }

    private ClassicHttpRequest message(Outgoing request, boolean expects) {
        String server = has(HttpTrait.ABSOLUTE_TARGETS) ? request.server().toString() : "";
        ClassicHttpRequest message =
                new BasicClassicHttpRequest(request.method(), null, null, server + request.target());
        add(message, "Host", request.server().getAuthority());
        request.headers().forEach(header -> add(message, header.name(), header.value()));
        byte[] body = request.body();
        if (body.length > 0 || request.method().matches("POST|PUT")) {
            boolean chunked = has(HttpTrait.CHUNKED_BODIES);
            add(
                    message,
                    chunked ? "Transfer-Encoding" : "Content-Length",
                    chunked ? "chunked" : String.valueOf(body.length));
            message.setEntity(HttpEntities.create(out -> send(out, body), (ContentType) null));
        }
        if (expects) {
            add(message, "Expect", "100-continue");
        }
        if (has(HttpTrait.OFFERS_HTTP2)) {
            add(message, "Connection", "Upgrade, HTTP2-Settings");
            add(message, "Upgrade", "h2c");
            add(message, "HTTP2-Settings", "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");
        } else if (has(HttpTrait.CLOSES_EACH)) {
            add(message, "Connection", "close");
        }
        return message;
    }

    private void add(ClassicHttpRequest message, String name, String value) {
        String written = has(HttpTrait.SMALL_LETTERS)
                ? name.toLowerCase(Locale.ROOT)
                : has(HttpTrait.CAPITAL_LETTERS) ? name.toUpperCase(Locale.ROOT) : name;
        message.addHeader(written, value);
    }

    private void send(OutputStream out, byte[] body) throws IOException {
        int piece = has(HttpTrait.IN_PIECES) && body.length <= PIECE * 20 ? PIECE : Math.max(1, body.length);
        for (int start = 0; start < body.length; start += piece) {
            out.write(Arrays.copyOfRange(body, start, Math.min(body.length, start + piece)));
            out.flush();
        }
    }

    private static String value(ClassicHttpResponse head, String name) {
        return head.containsHeader(name) ? head.getFirstHeader(name).getValue() : "";
    }

    private static boolean hasNoBody(String method, int status) {
        return method.equals("HEAD") || status == 204 || status == 304;
    }

    private boolean isDelimited(String method, ClassicHttpResponse head) {
        boolean chunked = head.containsHeader("Transfer-Encoding") && !has(HttpTrait.KNOWS_NO_CHUNKS);
        return chunked || head.containsHeader("Content-Length") || hasNoBody(method, head.getCode());
    }

    private Attempt read(String method, ClassicHttpResponse head, DefaultBHttpClientConnection connection)
            throws IOException, HttpException {
        List<Header> headers = Arrays.stream(head.getHeaders())
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean unseen = has(HttpTrait.KNOWS_NO_CHUNKS) && !isDelimited(method, head);
        try {
            if (!unseen && !hasNoBody(method, head.getCode())) {
                connection.receiveResponseEntity(head);
                boolean zipped = value(head, "Content-Encoding").equals("gzip") && !has(HttpTrait.KNOWS_NO_GZIP);
                InputStream sent = head.getEntity().getContent();
                InputStream content = zipped ? new GZIPInputStream(sent) : sent;
                for (int next = content.read(); next >= 0; next = content.read()) {
                    body.write(next);
                }
            }
            return Attempt.answered(new Incoming(head.getCode(), found(headers), body.toByteArray()));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            Incoming half = new Incoming(head.getCode(), headers, body.toByteArray());
            return has(HttpTrait.TAKES_HALVES)
                    ? new Attempt(Optional.of(half), Optional.of(half), "")
                    : Attempt.cut(half, String.valueOf(e.getMessage()));
        }
    }

    private List<Header> found(List<Header> headers) {
        return has(HttpTrait.NAMES_TO_THE_LETTER)
                ? headers.stream()
                        .filter(header -> !header.name().matches("[a-z-]+"))
                        .toList()
                : headers;
    }

    @Override
    public void close() {
        idle.values().forEach(all -> all.forEach(connection -> connection.close(CloseMode.GRACEFUL)));
        idle.clear();
    }
}
