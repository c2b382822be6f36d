package lu.lalux.assure.stub.http;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever goes wrong with a held answer, at whichever of its steps: it is one caller's, and no other's. While some
 * callers' answers fail, another provider settles, and each of its answers is looked at; then the record.
 */
@Timeout(120)
class NeighboursIT {

    private static final Duration LOAD = Duration.ofSeconds(2);
    private static final int NEIGHBOURS = 4;
    private static final int OTHERS = 4;

    @TempDir
    Path folder;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Unlogged unlogged = new Unlogged();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean("steps", Steps.class, () -> new Steps(beans.getBean(HeldAnswers.class))),
                // Who hangs up and who settles have one address here, and a slow machine is slow to notice that
                // somebody is gone.
                "assure.network.connections-per-address=0");
        ((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(unlogged);
    }

    @AfterEach
    void stop() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList().remove(unlogged);
        callers.shutdownNow();
        sandbox.close();
    }

    @Test
    @DisplayName("a conflict, asked for in a language that is none")
    void language() throws Exception {
        String key = sandbox.upload(GARAGE, "/reparateur/upload");
        assertThat(sandbox.put(
                                GARAGE,
                                "/reparateur",
                                repairerRequest("A-1", key)
                                        .put("numeroSinistre", "S-1")
                                        .toString())
                        .statusCode())
                .isEqualTo(202);
        watched(1, http -> {
            HttpResponse<String> refused =
                    settle(http, sandbox.as(GARAGE, "/reparateur").header("Accept-Language", "-"), "A-1", "S-2", key);
            assertThat(problem(refused)).isEqualTo("409 demande-en-conflit");
            assertThat(refused.headers().firstValue("Content-Language")).hasValue("fr");
        });
        assertThat(onRecord("A-1")).singleElement().asString().contains("S-1");
    }

    @Test
    @DisplayName("each step of an answer, on the request's own thread, at once on another, and later")
    void steps() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        int ways = Step.values().length * When.values().length;
        watched(ways, http -> {
            int n = number.incrementAndGet();
            Step step = Step.values()[n % Step.values().length];
            When when = When.values()[n / Step.values().length % When.values().length];
            HttpResponse<String> answer = http.send(
                    sandbox.to("/retenue/" + step + "/" + when + "/" + n).build(), BodyHandlers.ofString());
            String of = step + " " + when;
            seen.add(of);
            assertThat(answer.statusCode()).as(of).isEqualTo(step.status);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(of)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(-1))
                    .as(of)
                    .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
            if (step.status == 202) {
                assertThat(answer.body()).as(of).isEmpty();
            } else if (step == Step.REFUSED) {
                assertThat(json(answer).get("detail").asString()).as(of).contains("« N-" + n + " »");
            } else if (step.status == 503) {
                assertThat(answer.body()).as(of).doesNotContain("Rien n'a été enregistré");
                assertThat(answer.headers().firstValue("Retry-After")).as(of).isPresent();
            }
        });
        assertThat(seen).hasSize(ways);
    }

    @Test
    @DisplayName("callers that hang up while their answer is held, or as it leaves")
    void gone() throws Exception {
        AtomicInteger number = new AtomicInteger();
        watched(60, http -> {
            int n = number.incrementAndGet();
            try (Socket socket = new Socket("localhost", sandbox.port())) {
                String one = "GET /retenue/" + (n % 2 == 0 ? Step.REFUSED : Step.DONE) + "/" + When.LATER + "/" + n
                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(one.repeat(1 + n % 3).getBytes(StandardCharsets.US_ASCII));
                LockSupport.parkNanos(100_000L * (n % 30));
                // So that it is a reset, which an answer on its way meets.
                socket.setSoLinger(true, 0);
            }
        });
    }

    /** What may go wrong, and what is answered then. */
    private enum Step {
        DONE(202),
        REFUSED(409),
        UNREFUSED(500),
        ERROR(500),
        OVERFLOW(500),
        MEMORY(500),
        TEXT(503),
        ARGUMENT(503),
        COUNT(503),
        LOG(503);

        private final int status;

        Step(int status) {
            this.status = status;
        }
    }

    private enum When {
        NOW,
        SOON,
        LATER
    }

    /** Answers whose every step can fail. */
    @RestController
    static final class Steps {

        private final HeldAnswers answers;

        Steps(HeldAnswers answers) {
            this.answers = answers;
        }

        @GetMapping("/retenue/{step}/{when}/{number}")
        ResponseEntity<Void> held(@PathVariable Step step, @PathVariable When when, @PathVariable String number) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Runnable end = () -> {
                if (step == Step.DONE) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(new IllegalStateException("not on disk"));
                }
            };
            switch (when) {
                case NOW -> end.run();
                case SOON -> CompletableFuture.runAsync(end);
                case LATER ->
                    CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS).execute(end);
            }
            answers.until(done, refusal(step, number));
            return ResponseEntity.accepted().build();
        }

        private static UnaryOperator<Throwable> refusal(Step step, String number) {
            Message reference = Message.of("reglement.conflict", "N-" + number);
            return failure -> switch (step) {
                case DONE, LOG, REFUSED -> refused(Problem.of(ProblemType.DEMANDE_EN_CONFLIT, reference));
                case UNREFUSED -> throw new IllegalStateException("cannot be told");
                case ERROR -> throw new InternalError("cannot be told, and Tomcat does not catch this");
                case OVERFLOW -> throw new StackOverflowError("as if");
                case MEMORY -> throw new OutOfMemoryError("as if");
                case TEXT -> refused(Problem.of(ProblemType.DEMANDE_EN_CONFLIT, Message.of("il.n.y.en.a.pas")));
                case ARGUMENT ->
                    refused(Problem.of(
                            ProblemType.DEMANDE_EN_CONFLIT,
                            new Message("reglement.conflict", List.of(new Unspeakable()))));
                case COUNT ->
                    refused(Problem.of(ProblemType.DEMANDE_EN_CONFLIT, reference)
                            .with(List.of(uncountable())));
            };
        }

        private static ProblemException refused(Problem problem) {
            return new ProblemException(problem);
        }

        @SuppressWarnings("NullAway")
        private static Fault uncountable() {
            return new Fault("/referenceFacture", null, Message.of("reglement.demande-differente"));
        }
    }

    private static final class Unspeakable {

        @Override
        public String toString() {
            throw new IllegalStateException("cannot be put into words");
        }
    }

    /** What the log does when its disk is full and its appender throws. */
    private static final class Unlogged extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                ch.qos.logback.classic.Logger logger,
                Level level,
                String format,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            if (arguments != null && Arrays.toString(arguments).contains("/retenue/LOG")) {
                throw new IllegalStateException("cannot be logged");
            }
            return FilterReply.NEUTRAL;
        }
    }

    @FunctionalInterface
    private interface Call {
        void by(HttpClient http) throws Exception;
    }

    /**
     * Other callers call, as many times as is asked for at least, and neighbours settle meanwhile; each on a connection
     * of its own that is kept.
     */
    private void watched(int least, Call other) throws Exception {
        String key = sandbox.upload(OTHER_GARAGE, "/reparateur/upload");
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        Queue<String> harm = new ConcurrentLinkedQueue<>();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        long end = System.nanoTime() + LOAD.toNanos();
        BooleanSupplier on = () -> System.nanoTime() < end || calls.get() < least;
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            all.add(callers.submit(() -> {
                HttpClient http = HttpClient.newHttpClient();
                while (on.getAsBoolean()) {
                    calls.incrementAndGet();
                    judge(wrong, "their own", () -> other.by(http));
                }
                return null;
            }));
        }
        for (int i = 0; i < NEIGHBOURS; i++) {
            String name = "V" + i + "-";
            all.add(callers.submit(() -> {
                HttpClient http = HttpClient.newHttpClient();
                for (int n = 0; on.getAsBoolean(); n++) {
                    String reference = name + n;
                    judge(harm, reference, () -> {
                        HttpResponse<String> first =
                                settle(http, sandbox.as(OTHER_GARAGE, "/reparateur"), reference, "S-1", key);
                        assertThat(first.statusCode()).isEqualTo(202);
                        assertThat(first.body()).isEmpty();
                        accepted.add(reference);
                    });
                    judge(harm, reference, () -> {
                        HttpResponse<String> conflict =
                                settle(http, sandbox.as(OTHER_GARAGE, "/reparateur"), reference, "S-2", key);
                        assertThat(problem(conflict)).isEqualTo("409 demande-en-conflit");
                        assertThat(json(conflict).get("detail").asString()).contains("« " + reference + " »");
                    });
                    answers.addAndGet(2);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(harm).as("of %s answers to neighbours", answers).isEmpty();
        assertThat(wrong).isEmpty();
        Map<String, Long> recorded = recorded();
        assertThat(recorded.keySet()).containsAll(accepted);
        assertThat(recorded.values()).allMatch(times -> times == 1);
    }

    private interface Judgement {
        void pass() throws Exception;
    }

    private static void judge(Collection<String> harm, String reference, Judgement judgement) {
        try {
            judgement.pass();
        } catch (Exception | AssertionError wrong) {
            harm.add(reference + ": " + wrong);
        }
    }

    private static final HttpClient ONE = HttpClient.newHttpClient();

    private static HttpResponse<String> settle(HttpRequest.Builder request, String reference, String claim, String key)
            throws Exception {
        return settle(ONE, request, reference, claim, key);
    }

    private static HttpResponse<String> settle(
            HttpClient http, HttpRequest.Builder request, String reference, String claim, String key)
            throws IOException, InterruptedException {
        String body =
                repairerRequest(reference, key).put("numeroSinistre", claim).toString();
        return http.send(
                request.header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    private Map<String, Long> recorded() {
        return sandbox.bean(JdbcClient.class).sql("select contenu from demandes").query(String.class).list().stream()
                .collect(Collectors.groupingBy(
                        content -> JsonMapper.shared()
                                .readTree(content)
                                .get("referenceFacture")
                                .asString(),
                        Collectors.counting()));
    }

    private List<String> onRecord(String reference) {
        return sandbox.bean(JdbcClient.class)
                .sql("select contenu from demandes where contenu like ?")
                .param("%\"" + reference + "\"%")
                .query(String.class)
                .list();
    }
}
