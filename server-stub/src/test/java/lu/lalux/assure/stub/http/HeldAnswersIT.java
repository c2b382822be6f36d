package lu.lalux.assure.stub.http;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.awaitRefusal;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import lu.lalux.assure.stub.problem.answer.Asked;
import lu.lalux.assure.stub.problem.answer.ProblemAnswer;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settlements while another process keeps the writer from its database. */
@Timeout(180)
class HeldAnswersIT {

    private static final int REQUESTS = 6;

    /** So that all but one are known to wait. */
    private static final String ONE_BY_ONE = "assure.writer.batch=1";

    /** So that none is refused while a busy machine comes to what is looked at. */
    private static final String PATIENT = "assure.writer.max-wait=50s";

    @TempDir
    Path folder;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @Test
    @DisplayName("more requests wait for the disk than there are threads, and others are answered meanwhile")
    void noThread() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, ONE_BY_ONE, PATIENT, "server.tomcat.threads.max=2")) {
            String key = sandbox.upload(GARAGE, "/reparateur/upload");
            List<Future<HttpResponse<String>>> held;
            try (Connection other = locked()) {
                held = settle(sandbox, key);
                awaitWaiting(sandbox, REQUESTS - 1);
                assertThat(sandbox.send(sandbox.to("/exploitation/sante/liveness")
                                        .GET())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(held).noneMatch(Future::isDone);
                other.rollback();
            }
            for (Future<HttpResponse<String>> answer : held) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
                assertThat(answer.get().headers().firstValue("Content-Length")).hasValue("0");
                assertThat(answer.get().headers().firstValue("Cache-Control")).hasValue("no-store");
            }
            awaitCounted(sandbox, "202");
        }
    }

    @Test
    @DisplayName("what is not on disk in time is answered 503, in the client's language, and counted as such")
    void late() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, "assure.writer.max-wait=500ms")) {
            String key = uploaded(sandbox);
            try (Connection other = locked()) {
                for (Future<HttpResponse<String>> answer : settle(sandbox, key)) {
                    HttpResponse<String> refused = answer.get();
                    assertThat(problem(refused)).isEqualTo("503 service-indisponible");
                    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
                    assertThat(json(refused).get("detail").asString())
                            .startsWith("What was asked for may have been done.")
                            .doesNotContainIgnoringCase("nothing");
                    assertThat(refused.headers().firstValue("Content-Language")).hasValue("en");
                    assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
                    assertThat(json(refused).get("instance").asString()).startsWith("urn:uuid:");
                }
                other.rollback();
            }
            awaitCounted(sandbox, "503");
            for (int i = 0; i < REQUESTS; i++) {
                // Which a busy machine may not have on disk in time either.
                HttpResponse<String> again =
                        settle(sandbox, "H-" + i, "S-1", key).get();
                while (again.statusCode() == 503) {
                    again = settle(sandbox, "H-" + i, "S-1", key).get();
                }
                assertThat(again.statusCode()).isEqualTo(202);
            }
        }
    }

    @Test
    @DisplayName(
            "where the time limit ends as the commit comes, what is answered is true, and each request is recorded once")
    void race() throws Exception {
        // A hundred at once are all that an address may have, and one that the server ends is counted until it has
        // closed it.
        try (Sandbox sandbox =
                Sandbox.start(folder, "assure.writer.max-wait=500ms", "assure.network.connections-per-address=0")) {
            String key = uploaded(sandbox);
            Map<String, Future<HttpResponse<String>>> first = new LinkedHashMap<>();
            try (Connection other = locked()) {
                long begun = System.nanoTime();
                for (int i = 0; i < 100; i++) {
                    first.put("C-" + i, settle(sandbox, "C-" + i, "S-1", key));
                    Thread.sleep(2);
                }
                Thread.sleep(Math.max(0, 500 - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
                other.rollback();
            }
            for (Map.Entry<String, Future<HttpResponse<String>>> one : first.entrySet()) {
                HttpResponse<String> answer = one.getValue().get();
                while (answer.statusCode() != 202) {
                    assertThat(problem(answer)).isEqualTo("503 service-indisponible");
                    assertThat(answer.body()).doesNotContainIgnoringCase("nothing");
                    answer = settle(sandbox, one.getKey(), "S-1", key).get();
                }
                assertThat(recorded(sandbox, one.getKey())).isEqualTo(1);
            }
            assertThat(recorded(sandbox, "C-%")).isEqualTo(first.size());
        }
    }

    private static int recorded(Sandbox sandbox, String reference) {
        return sandbox.bean(JdbcClient.class)
                .sql("select count(*) from demandes where contenu like ?")
                .param("%\"" + reference + "\"%")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("told to stop, it answers the requests that wait, when they are on disk")
    void orderlyEnd() throws Exception {
        List<Future<HttpResponse<String>>> held;
        Sandbox sandbox = Sandbox.start(folder, ONE_BY_ONE, PATIENT);
        Future<?> end;
        String key = sandbox.upload(GARAGE, "/reparateur/upload");
        try (Connection other = locked()) {
            held = settle(sandbox, key);
            awaitWaiting(sandbox, REQUESTS - 1);
            end = callers.submit(sandbox::close);
            awaitRefusal(sandbox.port());
            assertThat(held).noneMatch(Future::isDone);
            other.rollback();
        }
        for (Future<HttpResponse<String>> answer : held) {
            assertThat(answer.get().statusCode()).isEqualTo(202);
        }
        end.get();
    }

    @Test
    @DisplayName(
            "among those that are recorded together, each is judged by itself: new, the same again, in conflict (D19)")
    void mixed() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String key = sandbox.upload(GARAGE, "/reparateur/upload");
            assertThat(settle(sandbox, "H-0", "S-1", key).get().statusCode()).isEqualTo(202);
            assertThat(settle(sandbox, "H-1", "S-1", key).get().statusCode()).isEqualTo(202);
            Future<HttpResponse<String>> conflict;
            List<Future<HttpResponse<String>>> held;
            try (Connection other = locked()) {
                // With what the writer takes first it waits for the lock; the others come together. If ever they do
                // not, the
                // answers are the same.
                settle(sandbox, "H-premiere", "S-1", key);
                Thread.sleep(300);
                conflict = settle(sandbox, "H-0", "S-autre", key);
                held = List.of(
                        settle(sandbox, "H-1", "S-1", key),
                        settle(sandbox, "H-2", "S-1", key),
                        settle(sandbox, "H-3", "S-1", key));
                Thread.sleep(300);
                other.rollback();
            }
            assertThat(problem(conflict.get())).isEqualTo("409 demande-en-conflit");
            for (Future<HttpResponse<String>> answer : held) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
            }
        }
    }

    @Test
    @DisplayName("when even the problem cannot be written, the answer is no acknowledgement")
    void doublyFailed() throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean(
                        "failing", Failing.class, () -> new Failing(beans.getBean(HeldAnswers.class))))) {
            assertThat(sandbox.send(sandbox.to("/retenue/faite").GET()).statusCode())
                    .isEqualTo(202);
            assertThat(sandbox.send(sandbox.to("/retenue/manquee").GET()).statusCode())
                    .isEqualTo(500);
            afterTheContainer(sandbox.bean(ProblemAnswer.class));
            sandbox.bean(HeldAnswers.class).destroy();
            HttpResponse<String> withoutThread =
                    sandbox.send(sandbox.to("/retenue/manquee").GET());
            assertThat(problem(withoutThread)).isEqualTo("503 service-indisponible");
            assertThat(json(withoutThread).get("detail").asString())
                    .startsWith("Ce qui a été demandé est peut-être fait.");
        }
    }

    /** Who comes after it touches nothing: the response may be another caller's. */
    private static void afterTheContainer(ProblemAnswer problems) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/reparateur");
        for (boolean stops : new boolean[] {true, false}) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            response.setStatus(202);
            AtomicInteger completed = new AtomicInteger();
            MockAsyncContext context = new MockAsyncContext(request, response) {
                @Override
                public void complete() {
                    completed.incrementAndGet();
                }
            };
            HeldAnswer answer = new HeldAnswer(Asked.of(request), problems, context, response);
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            if (stops) {
                answer.onTimeout(new AsyncEvent(context));
                assertThat(response.getContentAsString()).contains("peut-être fait");
            } else {
                answer.onError(new AsyncEvent(context));
                assertThat(response.getContentAsByteArray()).isEmpty();
            }
            String given = response.getContentAsString();
            answer.acknowledge();
            answer.refuse(() -> new IllegalStateException("late"));
            answer.giveUp(new IllegalStateException("later"));
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getContentAsString()).isEqualTo(given);
            assertThat(completed).hasValue(1);
        }
    }

    /** Answers {@code 202} to what is done, and to what fails in a way that cannot be told. */
    @RestController
    static final class Failing {

        private final HeldAnswers answers;

        Failing(HeldAnswers answers) {
            this.answers = answers;
        }

        @GetMapping("/retenue/faite")
        ResponseEntity<Void> done() {
            answers.until(CompletableFuture.completedFuture(null), failure -> failure);
            return ResponseEntity.accepted().build();
        }

        @GetMapping("/retenue/manquee")
        ResponseEntity<Void> failed() {
            answers.until(CompletableFuture.failedFuture(new IllegalStateException("not on disk")), failure -> {
                throw new InternalError("nor can it be told, and Tomcat does not catch this");
            });
            return ResponseEntity.accepted().build();
        }
    }

    private Connection locked() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"));
        other.setAutoCommit(false);
        try (Statement lock = other.createStatement()) {
            lock.execute("update commandes set avance = avance");
        }
        return other;
    }

    private List<Future<HttpResponse<String>>> settle(Sandbox sandbox, String key) {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(settle(sandbox, "H-" + i, "S-1", key));
        }
        return answers;
    }

    private Future<HttpResponse<String>> settle(Sandbox sandbox, String reference, String claim, String key) {
        String body =
                repairerRequest(reference, key).put("numeroSinistre", claim).toString();
        return callers.submit(() -> sandbox.send(sandbox.as(GARAGE, "/reparateur")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .PUT(BodyPublishers.ofString(body))));
    }

    /** Uploads until it was on disk in time. */
    private static String uploaded(Sandbox sandbox) throws Exception {
        HttpResponse<String> answer;
        do {
            answer = sandbox.put(GARAGE, "/reparateur/upload", file("a.pdf", new byte[10]));
        } while (answer.statusCode() == 503);
        return json(answer).required("key").asString();
    }

    private static void awaitWaiting(Sandbox sandbox, int requests) throws Exception {
        while (metric(sandbox, line -> line.startsWith("assure_ecriture_attente ")) < requests) {
            Thread.sleep(20);
        }
    }

    /** An answer may be with its client a moment before it is counted. */
    private static void awaitCounted(Sandbox sandbox, String status) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (counted(sandbox, status) < REQUESTS && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(counted(sandbox, status)).isEqualTo(REQUESTS);
    }

    private static double counted(Sandbox sandbox, String status) throws Exception {
        return metric(
                sandbox,
                line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("status=\"" + status + "\"")
                        && line.contains("uri=\"/reparateur\""));
    }

    private static double metric(Sandbox sandbox, Predicate<String> line) throws Exception {
        return sandbox.send(sandbox.to("/exploitation/metriques").GET())
                .body()
                .lines()
                .filter(line)
                .mapToDouble(one -> Double.parseDouble(one.substring(one.lastIndexOf(' ') + 1)))
                .sum();
    }
}
