package lu.lalux.assure.conformance.judge.trial.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;
import lu.lalux.assure.conformance.exchange.Header;

/** HTTP/1.1 on sockets: every byte is the client's own, so that any way to speak it can be played. */
public final class SocketTransport implements Transport {

    private static final String CLOSED = "the connection is closed";
    private static final int CHUNK = 4_096;
    private static final int SLOW_MILLIS = 300;
    private static final int PIECE = 700;

    private final Set<HttpTrait> traits;
    private final SSLSocketFactory secure;
    private final Map<URI, Deque<OpenSocket>> idle = new ConcurrentHashMap<>();
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
        long deadline = System.nanoTime() + patience.toNanos();
        OpenSocket socket = idleOne(request.server());
        try {
            if (socket == null) {
                socket = new OpenSocket(request.server(), secure, patience);
            }
            socket.until(deadline);
            AnswerReader reader = new AnswerReader(socket.input(), traits, request.method());
            write(request, socket, reader);
            Attempt attempt = reader.read();
            boolean reusable = attempt.answer().isPresent() && reader.reusable() && !has(HttpTrait.CLOSES_EACH);
            if (reusable) {
                idle.computeIfAbsent(request.server(), server -> new ConcurrentLinkedDeque<>())
                        .push(socket);
            } else {
                socket.close();
                if (has(HttpTrait.SENDS_ON_CLOSED) && attempt.answer().isPresent()) {
                    closed.add(request.server());
                }
            }
            return attempt;
        } catch (SocketTimeoutException e) {
            close(socket);
            return Attempt.failed("no answer in time");
        } catch (IOException e) {
            close(socket);
            return Attempt.failed(String.valueOf(e.getMessage()));
        }
    }

    private OpenSocket idleOne(URI server) {
        Deque<OpenSocket> sockets = idle.get(server);
        for (OpenSocket socket = sockets == null ? null : sockets.poll(); socket != null; socket = sockets.poll()) {
            if (socket.isAlive()) {
                return socket;
            }
            socket.close();
        }
        return null;
    }

    private boolean has(HttpTrait trait) {
        return traits.contains(trait);
    }

    private void write(Outgoing request, OpenSocket socket, AnswerReader reader) throws IOException {
        boolean body = request.body().length > 0 || request.method().matches("POST|PUT");
        boolean expects = has(HttpTrait.EXPECTS_CONTINUE) && request.body().length > 0;
        send(socket, head(request, body, expects));
        // An answer that is not 100 ends it: the body is not wanted.
        if (expects && reader.awaitsFinal()) {
            return;
        }
        try {
            if (body && has(HttpTrait.SLOW_BODIES)) {
                Thread.sleep(SLOW_MILLIS);
            }
            if (body) {
                send(socket, has(HttpTrait.CHUNKED_BODIES) ? chunked(request.body()) : request.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // It may have been answered before it was read to its end.
            reader.unfinished();
        }
    }

    private void send(OpenSocket socket, byte[] bytes) throws IOException {
        if (!has(HttpTrait.IN_PIECES) || bytes.length > PIECE * 20) {
            socket.write(bytes);
            return;
        }
        for (int start = 0; start < bytes.length; start += PIECE) {
            socket.write(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + PIECE)));
        }
    }

    private byte[] head(Outgoing request, boolean body, boolean expects) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        add(head, "Host", request.server().getAuthority());
        for (Header header : request.headers()) {
            add(head, header.name(), header.value());
        }
        if (body && has(HttpTrait.CHUNKED_BODIES)) {
            add(head, "Transfer-Encoding", "chunked");
        } else if (body) {
            add(head, "Content-Length", String.valueOf(request.body().length));
        }
        if (expects) {
            add(head, "Expect", "100-continue");
        }
        if (has(HttpTrait.OFFERS_HTTP2)) {
            add(head, "Connection", "Upgrade, HTTP2-Settings");
            add(head, "Upgrade", "h2c");
            add(head, "HTTP2-Settings", "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");
        } else if (has(HttpTrait.CLOSES_EACH)) {
            add(head, "Connection", "close");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void add(StringBuilder head, String name, String value) {
        String written = name;
        if (has(HttpTrait.SMALL_LETTERS)) {
            written = name.toLowerCase(Locale.ROOT);
        } else if (has(HttpTrait.CAPITAL_LETTERS)) {
            written = name.toUpperCase(Locale.ROOT);
        }
        head.append(written).append(": ").append(value).append("\r\n");
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        for (int start = 0; start < body.length; start += CHUNK) {
            int length = Math.min(CHUNK, body.length - start);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, start, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void close(OpenSocket socket) {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void close() {
        idle.values().forEach(sockets -> sockets.forEach(OpenSocket::close));
        idle.clear();
    }
}
