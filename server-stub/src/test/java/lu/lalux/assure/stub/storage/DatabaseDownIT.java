package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lu.lalux.assure.stub.support.KeptFiles;
import lu.lalux.assure.stub.support.Line;
import lu.lalux.assure.stub.support.PostgresServer;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** PostgreSQL crashes under load, stays away, and comes back; or only says nothing any more. */
@Timeout(900)
class DatabaseDownIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final String READINESS = "/exploitation/sante/readiness";
    private static final int CALLERS = 6;
    private static final int BEFORE_CRASH = 40;
    private static final int SIZE = 700_000;
    private static final int REFUSED = 3;

    /** Of the driver, where it is not its own. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(2);

    /** What libraries say, with a stack trace, of a write that the crash interrupts. */
    private static final Set<String> OF_AN_INTERRUPTED_WRITE = Set.of(
            "com.zaxxer.hikari.pool.ProxyConnection", "org.springframework.transaction.support.TransactionTemplate");

    /** The server that Maven brings tells in this very log that it has crashed. */
    private static final String BUNDLED_POSTGRES = "io.zonky.";

    @TempDir
    Path folder;

    /** Keys that were answered, and the number that their files begin with. */
    private final Map<String, Integer> verified = new ConcurrentHashMap<>();

    /** References that were answered {@code 202}, and the key that each names. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName(
            "requests are answered 503 (D16) or Error (D12) meanwhile; it is not ready, then ready by itself; nothing is lost")
    void crash() throws Exception {
        try (PostgresServer server = PostgresServer.apart()) {
            List<String> settings = new ArrayList<>(server.settings(folder));
            settings.add("assure.document.store=postgresql");
            try (Sandbox sandbox = Sandbox.start(folder, settings.toArray(String[]::new))) {
                assertThat(ready(sandbox)).isEqualTo("200 UP");

                CountDownLatch enough = new CountDownLatch(BEFORE_CRASH);
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
                List<Future<?>> ended = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    int caller = i;
                    ended.add(callers.submit(() -> callUntilRefused(sandbox, caller, enough)));
                }
                enough.await();
                server.crash();
                for (Future<?> one : ended) {
                    one.get();
                }
                callers.shutdown();

                assertThat(refused).hasSize(CALLERS).allMatch(List.of("503 service-indisponible", "Error")::contains);
                assertThat(ready(sandbox)).isEqualTo("503 DOWN");
                assertThat(status(sandbox, "/exploitation/sante/liveness")).isEqualTo("200 UP");
                String key = verified.keySet().iterator().next();
                HttpResponse<String> meanwhile = settle(sandbox, "P-1", key);
                assertThat(problem(meanwhile)).isEqualTo("503 service-indisponible");
                assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
                assertThat(json(upload(sandbox, 1)).get("status").asString()).isEqualTo("Error");
                assertThat(problem(signIn(sandbox))).isEqualTo("503 service-indisponible");

                server.restart();
                while (ready(sandbox).startsWith("503")) {
                    Thread.sleep(50);
                }

                KeptFiles files = new KeptFiles.InPostgres(() -> server.connect(folder));
                for (Map.Entry<String, Integer> file : verified.entrySet()) {
                    byte[] content = files.content(file.getKey()).orElseThrow();
                    assertThat(content).hasSize(SIZE);
                    assertThat(ByteBuffer.wrap(content).getInt()).isEqualTo(file.getValue());
                }
                for (Map.Entry<String, String> one : accepted.entrySet()) {
                    HttpResponse<String> other = sandbox.put(
                            GARAGE,
                            "/reparateur",
                            repairerRequest(one.getKey(), one.getValue())
                                    .put("numeroSinistre", "S-autre")
                                    .toString());
                    assertThat(problem(other)).as(one.getKey()).isEqualTo("409 demande-en-conflit");
                }
                assertThat(settle(sandbox, "P-1", key).statusCode()).isEqualTo(202);
                assertThat(json(upload(sandbox, 1)).get("status").asString()).isEqualTo("Verified");
            }
        }
    }

    @Test
    @DisplayName("a PostgreSQL that no longer answers, but does not hang up, is given up after the driver's delay")
    void silence() throws Exception {
        List<String> settings = PostgresServer.running().settings(folder);
        URI address = URI.create(settings.get(0).substring("assure.database.url=jdbc:".length()));
        try (Line line = new Line(address.getPort());
                Sandbox sandbox = Sandbox.start(
                        folder,
                        "assure.database.url=jdbc:postgresql://127.0.0.1:" + line.port() + address.getPath()
                                + "?socketTimeout=" + SOCKET_TIMEOUT.toSeconds(),
                        settings.get(1))) {
            String key = json(upload(sandbox, 1)).get("key").asString();
            assertThat(settle(sandbox, "S-1", key).statusCode()).isEqualTo(202);

            line.fallSilent();
            Instant silent = Instant.now();
            assertThat(problem(settle(sandbox, "S-2", key))).isEqualTo("503 service-indisponible");
            assertThat(ready(sandbox)).isEqualTo("503 DOWN");
            assertThat(status(sandbox, "/exploitation/sante/liveness")).isEqualTo("200 UP");
            assertThat(Duration.between(silent, Instant.now()))
                    .as("far from the driver's own 30 s, or for ever")
                    .isLessThan(Duration.ofSeconds(25));

            line.speak();
            while (ready(sandbox).startsWith("503")) {
                Thread.sleep(50);
            }
            // Whichever of the writer's connections is used: none of the old ones, which would say nothing again.
            for (int number = 1; number <= 20; number++) {
                assertThat(settledUnlessLate(sandbox, "S-" + number, key)).isEqualTo(202);
            }
        }
    }

    @Test
    @DisplayName("an outage is a few lines of log, however many requests and probes fail meanwhile")
    void fewLines() throws Exception {
        try (PostgresServer server = PostgresServer.apart();
                Sandbox sandbox = Sandbox.start(folder, server.settings(folder).toArray(String[]::new))) {
            String key = json(upload(sandbox, 1)).get("key").asString();
            assertThat(settle(sandbox, "L-0", key).statusCode()).isEqualTo(202);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            root.addAppender(log);
            try {
                // The journal may be writing at this very moment: its one line is told then, after one of each library.
                server.crash();
                for (int number = 1; number <= REFUSED; number++) {
                    assertThat(problem(settle(sandbox, "L-" + number, key))).isEqualTo("503 service-indisponible");
                    assertThat(upload(sandbox, number).statusCode()).isEqualTo(503);
                    assertThat(ready(sandbox)).isEqualTo("503 DOWN");
                }
            } finally {
                root.detachAppender(log);
            }
            List<ILoggingEvent> told = log.list.stream()
                    .filter(event -> !event.getLoggerName().startsWith(BUNDLED_POSTGRES))
                    .toList();
            List<String> lines = told.stream()
                    .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                    .toList();
            assertThat(told.stream()
                            .filter(event -> event.getThrowableProxy() != null)
                            .map(ILoggingEvent::getLoggerName))
                    .as("with a stack trace, of %s", lines)
                    .isSubsetOf(OF_AN_INTERRUPTED_WRITE)
                    .doesNotHaveDuplicates();
            assertThat(ours(told)).extracting(ILoggingEvent::getLoggerName).doesNotHaveDuplicates();
            // What is done each minute may have its line too, where this takes so long.
            assertThat(ours(told).stream()
                            .filter(event -> !event.getThreadName().startsWith("scheduling-"))
                            .map(ILoggingEvent::getFormattedMessage))
                    .hasSize(5)
                    .anyMatch(line -> line.contains("Nothing can be written to the database"))
                    .anyMatch(line -> line.contains("Not ready, as no write can be committed"))
                    .anyMatch(line -> line.contains("Who is registered cannot be read"))
                    .anyMatch(line -> line.contains("The journal of requests cannot be written"));
            // A pool says nothing: neither of each connection that it has lost nor of its attempts, the same each
            // minute.
            assertThat(lines)
                    .hasSizeLessThan(15)
                    .noneMatch(
                            line -> line.contains("Starting...") || line.contains(" com.zaxxer.hikari.pool.PoolBase "));
        }
    }

    private static List<ILoggingEvent> ours(List<ILoggingEvent> all) {
        return all.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> event.getLoggerName().startsWith("lu.lalux."))
                .toList();
    }

    private Void callUntilRefused(Sandbox sandbox, int caller, CountDownLatch enough) throws Exception {
        for (int number = 0; ; number++) {
            int content = caller * 1_000_000 + number;
            HttpResponse<String> upload = upload(sandbox, content);
            if (upload.statusCode() != 200) {
                refused.add(problem(upload));
                return null;
            }
            String status = json(upload).get("status").asString();
            if (!status.equals("Verified")) {
                refused.add(status);
                return null;
            }
            String key = json(upload).get("key").asString();
            verified.put(key, content);
            String reference = "D-" + content;
            HttpResponse<String> settlement = settle(sandbox, reference, key);
            if (settlement.statusCode() != 202) {
                refused.add(problem(settlement));
                return null;
            }
            accepted.put(reference, key);
            enough.countDown();
        }
    }

    private static HttpResponse<String> upload(Sandbox sandbox, int number) throws Exception {
        byte[] content = new byte[SIZE];
        ByteBuffer.wrap(content).putInt(number);
        return sandbox.put(GARAGE, UPLOAD, file("a.pdf", content));
    }

    private static HttpResponse<String> settle(Sandbox sandbox, String reference, String key) throws Exception {
        return sandbox.put(
                GARAGE, "/reparateur", repairerRequest(reference, key).toString());
    }

    /**
     * Again where it was refused no sooner than the driver's delay, as when the machine has paused: the connections of
     * before are closed, and fail at once.
     */
    private static int settledUnlessLate(Sandbox sandbox, String reference, String key) throws Exception {
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            int status = settle(sandbox, reference, key).statusCode();
            if (status != 503 || attempt == 3 || System.nanoTime() - begun < SOCKET_TIMEOUT.toNanos()) {
                return status;
            }
        }
    }

    /** Of the management interface. */
    private static HttpResponse<String> signIn(Sandbox sandbox) throws Exception {
        return sandbox.send(sandbox.to("/gestion/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"identifiant\": \"m.weber\", \"motDePasse\": \"x\"}")));
    }

    private static String ready(Sandbox sandbox) throws Exception {
        return status(sandbox, READINESS);
    }

    private static String status(Sandbox sandbox, String path) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.to(path).GET());
        return response.statusCode() + " " + json(response).get("status").asString();
    }
}
