package lu.lalux.assure.stub.contract;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are made to fill a heap, many at once. */
class HostileBodiesIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final int LARGEST = 16_777_216;

    @TempDir
    Path folder;

    /** A body for an address, and the status that it deserves. */
    private record Attack(String path, int status, IntFunction<String> piece, String start, String end) {

        static Attack upload(int status, String start, IntFunction<String> piece) {
            return new Attack(UPLOAD, status, piece, start, "}");
        }

        int length() {
            return path.equals(UPLOAD) ? LARGEST : 65_536;
        }

        InputStream body() {
            return new Repeated(start, piece, end, length());
        }
    }

    private static final List<Attack> ATTACKS = List.of(
            Attack.upload(400, "{\"file\":", number -> "1"),
            Attack.upload(400, "{\"file\":-1.", number -> "0"),
            Attack.upload(400, "{\"file\":1e", number -> "9"),
            Attack.upload(400, "{\"", number -> "a"),
            Attack.upload(400, "{\"", number -> "\\u0061"),
            Attack.upload(400, "{", number -> " "),
            Attack.upload(400, "{\"file\":", number -> "["),
            Attack.upload(400, "{\"file\":", number -> "{\"a\":"),
            Attack.upload(413, "{", number -> "\"" + Integer.toString(number, 36) + "\":1,"),
            Attack.upload(413, "{", number -> "\"a\":1,"),
            Attack.upload(413, "{\"file\":\"AAAA\"", number -> ",\"file\":\"AAAA\""),
            Attack.upload(413, "{\"fileNameWithExtension\":[", number -> "1,"),
            Attack.upload(400, "{", number -> "\"" + number + "\":\"" + "\u20ac".repeat(1_500) + "\","),
            new Attack(UPLOAD, 400, number -> "\\u0041", "{\"file\":\"", "\"}"),
            new Attack(UPLOAD, 400, number -> "A", "{\"fileNameWithExtension\":\"", "\"}"),
            new Attack(UPLOAD, 400, number -> "A\\n", "{\"file\":\"", "\"}"),
            new Attack("/reparateur", 400, number -> "\"" + Integer.toString(number, 36) + "\":1,", "{", "\"a\":1}"),
            new Attack("/reparateur", 400, number -> "7", "{\"factureHT\":", "}"),
            new Attack("/token", 400, number -> Integer.toString(number, 36) + "&", "grant_type=x&", "a=b"),
            new Attack("/authen", 400, number -> Integer.toString(number, 36) + "=&", "username=x&", "a=b"));

    /** The second time more than there are threads (server.tomcat.threads.max): no more can be read at once. */
    @ParameterizedTest
    @CsvSource({"32, PT30S", "220, PT2M"})
    @DisplayName("hostile bodies at once in a heap of 256 MB: each is refused for what it is, and others are served")
    void atOnce(int number, Duration bound) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(number + 1);
        try (StubProcess stub = StubProcess.start(
                folder, "256m", List.of("assure.network.connections-per-address=0", "assure.writer.max-wait=1m"))) {
            stub.token(GARAGE);
            String key = json(stub.put(OTHER_GARAGE, UPLOAD, file("a.pdf", new byte[10])))
                    .required("key")
                    .asString();
            CyclicBarrier together = new CyclicBarrier(number);
            List<Future<String>> refusals = new ArrayList<>();
            for (int caller = 0; caller < number; caller++) {
                int first = caller;
                refusals.add(callers.submit(() -> {
                    together.await();
                    return attack(stub, first);
                }));
            }
            Callable<Long> settlements = () -> {
                long slowest = 0;
                for (int i = 0; i < 10 || !refusals.stream().allMatch(Future::isDone); i++) {
                    long begun = System.nanoTime();
                    HttpResponse<String> answer = stub.put(
                            OTHER_GARAGE,
                            "/reparateur",
                            repairerRequest("F-" + i, key).toString());
                    assertThat(answer.statusCode()).isEqualTo(202);
                    slowest = Math.max(slowest, System.nanoTime() - begun);
                }
                return slowest;
            };
            assertThat(Duration.ofNanos(callers.submit(settlements).get())).isLessThan(bound);
            for (Future<String> refusal : refusals) {
                assertThat(refusal.get(1, TimeUnit.MINUTES)).isEmpty();
            }
            assertThat(stub.output()).doesNotContain("OutOfMemoryError");
        } finally {
            callers.shutdownNow();
        }
    }

    /** Sends it until there is an answer. */
    private static String attack(StubProcess stub, int number) throws Exception {
        Attack attack = ATTACKS.get(number % ATTACKS.size());
        boolean json = attack.path().startsWith("/reparateur");
        String head = json
                ? "PUT " + attack.path() + " HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + stub.token(GARAGE)
                : "POST " + attack.path() + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
        try (Socket socket = new Socket("localhost", stub.port())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write((head + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + attack.length()
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream body = attack.body();
            byte[] block = new byte[16_384];
            for (int read = body.read(block); read >= 0 && in.available() == 0; read = body.read(block)) {
                out.write(block, 0, read);
            }
            String answer = new String(in.readNBytes(2_000), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 " + attack.status() + ' ')
                    ? ""
                    : attack.start() + attack.piece().apply(1) + ": " + answer + '\n';
        }
    }

    /** A text whose middle is repeated, up to a length that it is never in memory with. */
    private static final class Repeated extends InputStream {

        private final IntFunction<String> piece;
        /**
         * As much as is sent at once, of pieces that are all alike: to make each of them anew took most of the time.
         */
        private final Optional<byte[]> alike;

        private final byte[] end;
        private int left;
        private int number;
        private byte[] block;
        private int next;

        Repeated(String start, IntFunction<String> piece, String end, int length) {
            this.piece = piece;
            String first = piece.apply(0);
            this.alike = first.equals(piece.apply(1))
                    ? Optional.of(first.repeat(1 + 16_384 / first.length()).getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
            this.block = start.getBytes(StandardCharsets.UTF_8);
            this.end = end.getBytes(StandardCharsets.UTF_8);
            this.left = length - block.length - this.end.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (next == block.length && !refilled()) {
                return -1;
            }
            int count = Math.min(length, block.length - next);
            System.arraycopy(block, next, bytes, offset, count);
            next += count;
            return count;
        }

        private byte[] pieces() {
            int first = number;
            number += 100;
            return IntStream.range(first, number)
                    .mapToObj(piece)
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }

        private byte[] filled() {
            byte[] last = Arrays.copyOf(end, end.length + left);
            Arrays.fill(last, end.length, last.length, (byte) ' ');
            return last;
        }

        private boolean refilled() {
            if (left < 0) {
                return false;
            }
            byte[] more = alike.orElseGet(this::pieces);
            block = more.length < left ? more : filled();
            left = more.length < left ? left - more.length : -1;
            next = 0;
            return true;
        }
    }
}
