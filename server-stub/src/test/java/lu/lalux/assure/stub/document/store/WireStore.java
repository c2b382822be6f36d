package lu.lalux.assure.stub.document.store;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An object store as it is on the wire, which keeps names only: it shows what it is sent, and fails as it is told to.
 * As AWS does for keys that may not list a bucket, it calls forbidden what is not there.
 */
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

    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration ALL = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Put> puts = new ConcurrentLinkedQueue<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile End end = End.KEPT;
    private volatile String code = "";
    private volatile int status;
    private volatile String refused = ".*";
    private volatile String silent = "";
    private volatile String held = "";

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

    /** The same, for what is asked without a sandbox. */
    S3Settings s3() {
        return new S3Settings(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "us-east-1",
                "essais",
                "",
                true,
                "cle",
                "secret-qui-ne-sert-qu-ici",
                "",
                S3Settings.Encryption.BUCKET,
                "",
                1,
                new S3Settings.Delays(DELAY, DELAY, DELAY, ALL));
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

    /** From now on every call of these methods is refused. */
    void refuse(int status, String code, String methods) {
        this.refused = methods;
        refuse(status, code);
    }

    /** From now on calls of this method get no answer. */
    void silent(String method) {
        this.silent = method;
    }

    /**
     * From now on what has that path, and nothing else, cannot be removed, as one under a legal hold; none with an
     * empty path.
     */
    void hold(String path) {
        this.held = path;
    }

    /** Whether one came since. */
    boolean awaitSilence() throws InterruptedException {
        return silence.await(30, TimeUnit.SECONDS);
    }

    /** Ends the calls that wait for an answer. */
    void hangUp() {
        over.countDown();
    }

    /** The paths of what is there. */
    Set<String> names() {
        return names;
    }

    Queue<Put> puts() {
        return puts;
    }

    @Override
    public void close() {
        hangUp();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange call) throws IOException {
        long length = call.getRequestBody().transferTo(OutputStream.nullOutputStream());
        String method = call.getRequestMethod();
        String path = call.getRequestURI().getPath();
        if (method.equals(silent)) {
            silence.countDown();
            awaitEnd(call);
        } else if (status != 0 && method.matches(refused)) {
            problem(call, status, code);
        } else if (method.equals("DELETE") && path.equals(held)) {
            problem(call, 403, "AccessDenied");
        } else if (method.equals("HEAD")) {
            answer(call, names.contains(path) ? 200 : 403);
        } else if (method.equals("DELETE")) {
            names.remove(path);
            answer(call, 204);
        } else if (path.matches(".*/essai(-[^/]*)?")) {
            names.add(path);
            answer(call, 200);
        } else {
            take(call, new Put(path, call.getRequestHeaders(), length));
        }
    }

    private void take(HttpExchange call, Put put) throws IOException {
        puts.add(put);
        switch (end) {
            case KEPT -> {
                names.add(put.path());
                answer(call, 200);
            }
            case REFUSED -> problem(call, 500, "InternalError");
            case HUNG_UP -> throw new IOException("hangs up");
            case NO_ANSWER -> awaitEnd(call);
        }
    }

    private void awaitEnd(HttpExchange call) {
        try {
            over.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    private static void answer(HttpExchange call, int status) throws IOException {
        call.sendResponseHeaders(status, -1);
        call.close();
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
