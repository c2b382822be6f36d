package lu.lalux.assure.stub.document.store;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An object store as it is on the wire, which keeps nothing: it shows what it is sent, and fails as it is told to. */
final class WireStore implements AutoCloseable {

    /** What becomes of a file that has arrived whole. */
    enum End {
        KEPT,
        REFUSED,
        HUNG_UP,
        NO_ANSWER
    }

    /** One that was put there. */
    record Put(String path, Headers headers, long length) {}

    private static final String PROBLEM = "<Error><Code>%s</Code><Message>%s</Message></Error>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Put> puts = new ConcurrentLinkedQueue<>();
    private volatile End end = End.KEPT;
    private volatile String code = "";
    private volatile int status;

    WireStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "assure.document.store=s3",
                                "assure.document.s3.endpoint=http://127.0.0.1:"
                                        + server.getAddress().getPort(),
                                "assure.document.s3.path-style=true",
                                "assure.document.s3.bucket=essais",
                                "assure.document.s3.access-key=cle",
                                "assure.document.s3.secret-key=secret-qui-ne-sert-qu-ici"),
                        List.of(more).stream())
                .toArray(String[]::new);
    }

    /** From now on files end like that. */
    void end(End end) {
        this.end = end;
    }

    /** From now on every call is refused. */
    void refuse(int status, String code) {
        this.status = status;
        this.code = code;
    }

    Queue<Put> puts() {
        return puts;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange call) throws IOException {
        long length = call.getRequestBody().transferTo(OutputStream.nullOutputStream());
        if (status != 0) {
            problem(call, status, code);
            return;
        }
        if (!call.getRequestMethod().equals("PUT")
                || call.getRequestURI().getPath().contains("essai-")) {
            call.sendResponseHeaders(call.getRequestMethod().equals("DELETE") ? 204 : 200, -1);
            call.close();
            return;
        }
        puts.add(new Put(call.getRequestURI().getPath(), call.getRequestHeaders(), length));
        switch (end) {
            case KEPT -> {
                call.sendResponseHeaders(200, -1);
                call.close();
            }
            case REFUSED -> problem(call, 500, "InternalError");
            case HUNG_UP -> throw new IOException("hangs up");
            case NO_ANSWER -> {
                try {
                    over.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void problem(HttpExchange call, int status, String code) throws IOException {
        byte[] body = PROBLEM.formatted(code, "as it was told to").getBytes(StandardCharsets.UTF_8);
        boolean none = call.getRequestMethod().equals("HEAD");
        call.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            call.getResponseBody().write(body);
        }
        call.close();
    }
}
