import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts a sandbox by the command that it is given, makes a vendor's first calls, and ends it: a Java that was told to archive
 * what it has loaded then has what those calls need, and not only what the start needs. Run as a source file; fails when a
 * call does.
 */
public final class FirstCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 100;

    /** Else, on Windows, it is asked over HTTP; but that takes settings with which it does not use its prepared beans. */
    private static final boolean STOPS_WHEN_TOLD = ProcessHandle.current().supportsNormalTermination();

    /** The exit value of a Java that ends in good order because it was told to (128 and SIGTERM). */
    private static final int STOPPED = 143;

    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder()
                    .encodeToString("garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e".getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private FirstCalls(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    /** @param command of the sandbox, without its port and its data folder */
    public static void main(String[] command) throws Exception {
        Path data = Files.createTempDirectory("assure-archive");
        try {
            run(List.of(command), data);
        } finally {
            delete(data);
        }
    }

    private static void run(List<String> command, Path data) throws IOException, InterruptedException {
        int port = freePort();
        List<String> all = new ArrayList<>(command);
        all.add("--assure.data-folder=" + data);
        all.add("--server.port=" + port);
        if (!STOPS_WHEN_TOLD) {
            all.add("--management.endpoint.shutdown.access=unrestricted");
            all.add("--management.endpoints.web.exposure.include=health,prometheus,shutdown");
        }
        Process sandbox = new ProcessBuilder(all).inheritIO().start();
        try {
            FirstCalls calls = new FirstCalls(port);
            calls.await(sandbox);
            calls.make();
            if (STOPS_WHEN_TOLD) {
                sandbox.destroy();
            } else {
                calls.expect(200, calls.request("/exploitation/shutdown").POST(BodyPublishers.noBody()));
            }
            if (!sandbox.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    || !List.of(0, STOPPED).contains(sandbox.exitValue())) {
                throw new IOException("The sandbox did not end as it should");
            }
        } finally {
            sandbox.destroyForcibly();
        }
    }

    private void make() throws IOException, InterruptedException {
        String bearer = "Bearer " + value("access_token", expect(200, token()));
        String upload = "{\"fileNameWithExtension\":\"facture.pdf\",\"file\":\"" + "JVBERi0x".repeat(20_000) + "\"}";
        String key = value("key", expect(200, put("/reparateur/upload", bearer, upload)));
        String settlement = ((ObjectNode) Contract.bundled()
                        .at("/paths/~1reparateur/put/requestBody/content/application~1json/examples/reparation/value"))
                .deepCopy()
                .put("refPDFFacture", key)
                .toString();
        expect(202, put("/reparateur", bearer, settlement));
        expect(400, put("/reparateur", bearer, "{}"));
        expect(401, put("/reparateur", "Bearer no", settlement));
        expect(200, request("/exploitation/metriques"));
        expect(200, request("/openapi.yaml"));
    }

    private void await(Process sandbox) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                expect(200, request("/exploitation/sante/readiness"));
                return;
            } catch (IOException notYet) {
                if (!sandbox.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("The sandbox does not start", notYet);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private HttpRequest.Builder token() {
        return request("/token")
                .header("Authorization", CREDENTIALS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=%2Freparateur%20%2Freparateur%2Fupload"));
    }

    private HttpRequest.Builder put(String path, String authorization, String json) {
        return request(path)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private String expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest sent = request.build();
        HttpResponse<String> answer = http.send(sent, BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(sent.uri().getPath() + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String value(String name, String json) throws IOException {
        Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IOException("No " + name + " in an answer");
        }
        return matcher.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
