package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptFiles;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files pass through a small heap. */
class StreamingIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final int AT_ONCE = 64;
    private static final int LIMIT = 5_242_880;
    /** A multiple of three: the slice's Base64 has no padding. */
    private static final int SLICE = 30_000;

    /**
     * How long a caller may pause, or wait, is not what is looked at: 64 of them share a busy machine with the server.
     */
    private static final List<String> PATIENT = List.of(
            "server.tomcat.connection-timeout=5m", "assure.network.request-head=5m", "assure.writer.max-wait=5m");

    @TempDir
    Path folder;

    private KeptFiles files;

    @BeforeEach
    void look() {
        files = Installation.chosen().files(folder);
    }

    @Test
    @DisplayName("64 files of 5 MiB at once in a heap of 256 MB: none is lost, whichever field comes first")
    void atOnce() throws Exception {
        byte[] pattern = new byte[LIMIT];
        new Random(64).nextBytes(pattern);
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try (StubProcess stub = StubProcess.start(folder, "256m", PATIENT)) {
            stub.token(GARAGE);
            CyclicBarrier together = new CyclicBarrier(AT_ONCE);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                answers.add(callers.submit(() -> {
                    together.await();
                    return stub.put(GARAGE, UPLOAD, BodyPublishers.ofInputStream(() -> body(pattern, number)));
                }));
            }
            for (int i = 0; i < AT_ONCE; i++) {
                HttpResponse<String> answer = answers.get(i).get();
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(json(answer).get("status").asString()).isEqualTo("Verified");
                byte[] kept = files.content(json(answer).get("key").asString()).orElseThrow();
                assertThat(Arrays.equals(kept, content(pattern, i)))
                        .as("file %s, byte by byte", i)
                        .isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    @DisplayName("the byte over the limit ends it: nothing is kept of the file while the rest still comes (D26)")
    void oneOver() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder);
                Socket socket = new Socket("localhost", sandbox.port())) {
            socket.setSoTimeout(60_000);
            String authorization = sandbox.as(GARAGE, UPLOAD)
                    .build()
                    .headers()
                    .firstValue("Authorization")
                    .orElseThrow();
            byte[] upToLimit = ("{\"file\": \"" + Base64.getEncoder().encodeToString(new byte[LIMIT - 2]))
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] over = new byte[400_000];
            Arrays.fill(over, (byte) 'A');
            byte[] rest = "\", \"fileNameWithExtension\": \"a.pdf\"}".getBytes(StandardCharsets.US_ASCII);
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + UPLOAD + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: " + authorization
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + (upToLimit.length + over.length + rest.length) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(upToLimit);
            out.flush();
            files.awaitArriving(1);
            out.write(over);
            out.flush();
            files.awaitArriving(0);
            out.write(rest);
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("{\"status\":\"FileTooBig\"}");
        }
    }

    /** The body of an upload may be 16 MiB long, the file or not. */
    @Test
    @DisplayName(
            "nor do bodies of 16 MiB that hold no file fill the heap: refused for what is neither text nor blank in them, or for a text (D26)")
    void noFile() throws Exception {
        int repeated = 1_600_000;
        try (StubProcess stub = StubProcess.start(folder, "128m", List.of())) {
            for (String body : List.of(
                    IntStream.range(0, repeated)
                            .mapToObj(number -> "\"" + Integer.toString(number, 36) + "\":1")
                            .collect(Collectors.joining(",", "{", "}")),
                    "{\"file\":\"AAAA\"" + ",\"file\":1".repeat(repeated) + "}",
                    "{\"fileNameWithExtension\":[" + "1,".repeat(repeated) + "1],\"file\":\"AAAA\"}",
                    "{\"fileNameWithExtension\":\"" + "a".repeat(10 * repeated) + "\",\"file\":\"AAAA\"}")) {
                assertThat(body).hasSizeLessThan(16_777_216);
                HttpResponse<String> answer = stub.put(GARAGE, UPLOAD, body);
                assertThat(answer.statusCode()).isEqualTo(body.contains("aaaaaa") ? 400 : 413);
            }
            HttpResponse<String> next =
                    stub.put(GARAGE, UPLOAD, "{\"fileNameWithExtension\": \"a.pdf\", \"file\": \"AAAA\"}");
            assertThat(json(next).get("status").asString()).isEqualTo("Verified");
        }
    }

    private static InputStream body(byte[] pattern, int number) {
        byte[] content = content(pattern, number);
        List<InputStream> parts = new ArrayList<>();
        boolean nameFirst = number % 2 == 0;
        parts.add(text(nameFirst ? "{\"fileNameWithExtension\": \"a.pdf\", \"file\": \"" : "{\"file\": \""));
        for (int offset = 0; offset < content.length; offset += SLICE) {
            parts.add(slice(content, offset));
        }
        parts.add(text(nameFirst ? "\"}" : "\", \"fileNameWithExtension\": \"a.pdf\"}"));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream slice(byte[] content, int offset) {
        return new ByteArrayInputStream(Base64.getEncoder()
                .encode(Arrays.copyOfRange(content, offset, Math.min(content.length, offset + SLICE))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] content(byte[] pattern, int number) {
        byte[] content = pattern.clone();
        ByteBuffer.wrap(content).putInt(number);
        return content;
    }
}
