package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on a free port that keeps what it was sent and answers what it was told to, in order, or what a function
 * says: for what the stub never answers, and to see a request to the byte. The JDK's own reads each body before it
 * answers, and its {@code 100 Continue} has a length, which Mono does not take.
 */
public final class RecordingServer implements AutoCloseable {

    /** A request as it arrived. */
    public record Received(String method, URI uri, Headers headers, String body) {}

    /** An answer; {@code body} null for none. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** How the connection ends after an answer that does not wait for the request's body. */
    public enum End {
        FIN,
        RST
    }

    private static final String LINE = "\r\n";

    /** So long a client may go on writing what nobody reads. */
    private static final int UNREAD_MILLIS = 200;

    private final ServerSocket server;
    private final boolean tls;
    private final End early;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Function<Received, Answer> answering;

    public RecordingServer() {
        this(null, null, null);
    }

    /** @param tls what it shows who it is with */
    public RecordingServer(SSLContext tls) {
        this(tls, null, null);
    }

    public RecordingServer(Function<Received, Answer> answering) {
        this(null, answering, null);
    }

    /** It answers each request after its head, reads no body, and ends the connection. */
    public RecordingServer(End early) {
        this(null, null, early);
    }

    private RecordingServer(SSLContext tls, Function<Received, Answer> answering, End early) {
        this.tls = tls != null;
        this.early = early;
        this.answering = answering == null ? request -> answers.poll() : answering;
        ServerSocketFactory sockets = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        try {
            server = sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(() -> {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                threads.submit(() -> {
                    try (connection) {
                        serve(connection);
                    }
                    return null;
                });
            }
        });
    }

    /** Where it listens. */
    public URI address() {
        return URI.create((tls ? "https" : "http") + "://localhost:" + server.getLocalPort());
    }

    /** The next answer that is still free; {@code body} null for none. */
    public RecordingServer answers(int status, String contentType, String body) {
        return answers(status, contentType == null ? Map.of() : Map.of("Content-Type", contentType), body);
    }

    public RecordingServer answers(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public Received onlyRequest() {
        if (received.size() != 1) {
            throw new AssertionError("Expected one request, got " + received.size());
        }
        return received.get(0);
    }

    private void serve(Socket connection) throws IOException, InterruptedException {
        connection.setTcpNoDelay(true);
        InputStream input = new BufferedInputStream(connection.getInputStream());
        OutputStream output = connection.getOutputStream();
        for (String first = line(input); !first.isEmpty(); first = line(input)) {
            String[] asked = first.split(" ");
            Headers headers = headers(input);
            if (early == null && "100-continue".equalsIgnoreCase(headers.getFirst("Expect"))) {
                output.write(("HTTP/1.1 100 Continue" + LINE + LINE).getBytes(US_ASCII));
            }
            String body = early == null ? new String(body(input, headers), UTF_8) : "";
            Received request = new Received(asked[0], URI.create(asked[1]), headers, body);
            received.add(request);
            Answer answer = answering.apply(request);
            output.write(written(answer == null ? new Answer(500, Map.of(), "no answer left") : answer));
            if (early == End.RST) {
                connection.setSoLinger(true, 0);
                return;
            }
            if (early == End.FIN) {
                connection.shutdownOutput();
                Thread.sleep(UNREAD_MILLIS);
                return;
            }
        }
    }

    private static byte[] written(Answer answer) {
        byte[] body = answer.body() == null ? new byte[0] : answer.body().getBytes(UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Told" + LINE);
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + LINE));
        head.append("Content-Length: " + body.length + LINE + LINE);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static Headers headers(InputStream input) throws IOException {
        Headers headers = new Headers();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream input, Headers headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(input); size > 0; size = chunk(input)) {
                all.writeBytes(input.readNBytes(size));
                line(input);
            }
            line(input);
            return all.toByteArray();
        }
        String length = headers.getFirst("Content-Length");
        return length == null ? new byte[0] : input.readNBytes(Integer.parseInt(length));
    }

    private static int chunk(InputStream input) throws IOException {
        return Integer.parseInt(line(input).replaceFirst(";.*", "").strip(), 16);
    }

    /** Empty at the end, too. */
    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = input.read(); octet >= 0 && octet != '\n'; octet = input.read()) {
            line.write(octet);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
