package lu.lalux.assure.stub.fuzz;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.fuzz.RandomRequests.Request;
import lu.lalux.assure.stub.support.Sandbox;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever is sent, the stub answers, does not fail, protects its answer and says little of it in its log. */
@Timeout(300)
class FuzzIT {

    private static final long SEED = 20_260_305;
    private static final int CALLERS = 4;
    private static final int REQUESTS = Integer.getInteger("assure.fuzz", 60_000);
    private static final int LINE = 400;

    private final Map<String, AtomicInteger> wrong = new ConcurrentSkipListMap<>();
    private final Map<String, String> examples = new ConcurrentSkipListMap<>();

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(
                folder, "assure.token.failures.per-account=1000000", "assure.token.failures.per-address=1000000");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("no 5xx but what a head asks for, nothing unanswered, a line of log a request at most")
    void anything() throws Exception {
        List<String> tokens =
                List.of(authorization(GARAGE), authorization(EXPERT), "Basic Z2FyYWdlLWRlbW86eA==", "Bearer x");
        works("F-1");
        Lines lines = logged(() -> call(tokens));
        SoftAssertions all = new SoftAssertions();
        all.assertThat(examples).isEmpty();
        all.assertThat(lines.bad).isEmpty();
        all.assertThat(lines.count.get()).isBetween(1, REQUESTS);
        all.assertAll();
        works("F-2");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /exploitation/sante/inconnu, 'Accept: ,', 400",
        "GET /exploitation/sante/inconnu, Accept: ;, 406",
        "GET /exploitation/sante/inconnu/x, Accept: */*, 404",
        "GET /exploitation/inconnu, Accept: ;, 404",
        "GET /inconnu, Content-Type: */*, 404",
        "PUT /inconnu, Content-Type: */*, 404",
        "GET /exploitation/sante/liveness, Content-Type: */*, 200",
        "GET /exploitation/metriques, Accept:, 200",
        "GET /, Content-Type: */*, 200",
        "PUT /reparateur, Content-Type: */*, 401",
        "PUT /inconnu, Accept-Language: -, 404",
        "POST /token, Accept-Language: -, 401",
        "POST /token, Content-Type: */*, 401",
        "GET /authen, Accept-Language: -, 400",
        "GET /x, Expect: x, 417",
        "PUT /reparateur, Content-Encoding: x, 415",
        "PUT //reparateur, X: x, 404",
        "GET /%, X: x, 400",
        "GET /, 'Accept: \"http://[', 200",
        "GET /inconnu, 'Accept-Language: fr,en,de,lb,nl,it,es,pt,pl,cs,da', 404",
        "PUT /inconnu, 'Content-Type: text/plain;a=\"', 404",
        "PUT /inconnu, 'Content-Type: \"x', 404",
        "OPTIONS /bac-a-;sabl%etat, X: x, 400",
        "PUT /q=err;a=bor%, X: x, 400",
        "OPTIONS /bac-a-sable/horloge, 'Origin: http://ailleurs.example\r\nAccess-Control-Request-Method: GET', 403",
        "GET /, Transfer-Encoding: x, 501",
        "OPTIONS *, Transfer-Encoding: x, 501",
        "PUT /inconnu, 'Content-Length: a\r\nTransfer-Encoding: chunked', 400",
        "POST /token, 'Content-Length: 65537', 413",
        "PUT /reparateur, 'Content-Length: 65537', 413"
    })
    @DisplayName("what a head is refused for is no fault of the stub's, and its answer is as protected as any")
    void known(String operation, String header, int status) throws Exception {
        Calls asked = () -> {
            try (Wire wire = new Wire(sandbox.port())) {
                Wire.Answer answer = wire.exchange(
                        Wire.bytes(operation + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n"), false, true);
                assertThat(answer).isNotNull();
                assertThat(answer.status()).isEqualTo(status);
                if (status != 200) {
                    assertProtected(answer);
                }
            }
        };
        // What Spring says of its first request, and Tomcat of its first unreadable head, is said once: no caller can
        // repeat it.
        Lines first = logged(asked);
        assertThat(first.bad).isEmpty();
        Lines lines = logged(asked);
        assertThat(lines.bad).isEmpty();
        assertThat(lines.count).hasValueLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("a version that there is not, and a head that is too large")
    void unread() throws Exception {
        for (String head : List.of(
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "OPTIONS * HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nContent-Length: a\r\n\r\n",
                "GET /authen?state=" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(70_000) + "\r\n\r\n")) {
            try (Wire wire = new Wire(sandbox.port())) {
                Wire.Answer answer = wire.exchange(Wire.bytes(head), false, true);
                assertThat(answer).isNotNull();
                assertThat(answer.status()).isIn(400, 414, 431, 505);
                assertProtected(answer);
                assertThat(answer.headers()).contains("cache-control: no-store");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 300})
    @DisplayName("more trailers than Tomcat counts are no fault, at any operation, however they are framed")
    void trailers(int number) throws Exception {
        String token = authorization(GARAGE);
        String trailers =
                IntStream.range(0, number).mapToObj(i -> "T" + i + ": x\r\n").collect(Collectors.joining());
        Lines lines = logged(() -> {
            for (String operation : List.of(
                    "PUT /reparateur",
                    "PUT /reparateur/upload",
                    "PUT /expert",
                    "POST /token",
                    "POST /authen",
                    "GET /",
                    "GET /authen",
                    "GET /inconnu",
                    "PUT //x",
                    "GET /exploitation/sante",
                    "PUT /bac-a-sable/depots")) {
                for (String authorization : List.of("", "Authorization: " + token + "\r\n")) {
                    try (Wire wire = new Wire(sandbox.port())) {
                        String request = operation + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
                                + "Content-Type: "
                                + (operation.startsWith("POST")
                                        ? "application/x-www-form-urlencoded"
                                        : "application/json")
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + trailers + "\r\n";
                        for (int again = 0; again < 2; again++) {
                            Wire.Answer answer = wire.exchange(Wire.bytes(request), false, false);
                            assertThat(answer).as(operation).isNotNull();
                            assertThat(answer.status()).as(operation).isLessThan(500);
                        }
                    }
                }
            }
        });
        assertThat(lines.bad).isEmpty();
    }

    private static void assertProtected(Wire.Answer answer) {
        assertThat(answer.headers())
                .contains("x-content-type-options: nosniff", "x-frame-options: deny", "referrer-policy: no-referrer")
                .anyMatch(line -> line.startsWith("content-security-policy: "))
                .anyMatch(line -> line.matches("content-type: application/(problem\\+)?json"));
    }

    private interface Calls {
        void make() throws Exception;
    }

    private static Lines logged(Calls calls) throws Exception {
        Lines lines = new Lines();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        lines.start();
        // Some fifty thousand lines are counted and looked at; nobody reads them, and to print them takes its time too.
        List<Appender<ILoggingEvent>> printed = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(printed::add);
        printed.forEach(root::detachAppender);
        root.addAppender(lines);
        try {
            calls.make();
        } finally {
            root.detachAppender(lines);
            printed.forEach(root::addAppender);
        }
        return lines;
    }

    private void call(List<String> tokens) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                RandomRequests requests = new RandomRequests(SEED + i, tokens);
                all.add(callers.submit(() -> {
                    try (Wire wire = new Wire(sandbox.port())) {
                        for (int n = 0; n < REQUESTS / CALLERS; n++) {
                            judge(wire, requests.next());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void judge(Wire wire, Request request) throws IOException {
        Wire.Answer answer;
        try {
            answer = wire.exchange(Wire.bytes(request.text()), request.head(), request.last());
        } catch (IOException | RuntimeException broken) {
            wrong("broken " + broken, request);
            wire.close();
            return;
        }
        if (answer == null) {
            wrong("unanswered", request);
            return;
        }
        boolean asked =
                answer.status() == 501 && request.asksFor501() || answer.status() == 505 && request.asksFor505();
        if (answer.status() >= 500 && !asked) {
            wrong("status " + answer.status(), request);
        }
        if (!answer.has("x-content-type-options: nosniff") || !answer.has("content-security-policy: ")) {
            wrong("unprotected " + answer.status(), request);
        }
        if (answer.status() >= 400
                && !request.head()
                && !answer.has("content-type: application/problem+json")
                && !answer.has("content-type: application/json")
                && !answer.has("content-type: text/html")) {
            wrong("no problem " + answer.status(), request);
        }
    }

    private void wrong(String what, Request request) {
        int count = wrong.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
        if (count <= 6) {
            String text = request.text();
            examples.put(what + " #" + count, text.length() > 900 ? text.substring(0, 900) : text);
        }
    }

    private static String authorization(String credentials) throws Exception {
        return sandbox.as(credentials, "/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
    }

    private static void works(String reference) throws Exception {
        String key = sandbox.upload(GARAGE, "/reparateur/upload");
        assertThat(sandbox.put(
                                GARAGE,
                                "/reparateur",
                                repairerRequest(reference, key).toString())
                        .statusCode())
                .isEqualTo(202);
    }

    /** Counts the lines that are logged while requests are served, and keeps those that say too much. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final AtomicInteger count = new AtomicInteger();
        private final Map<String, String> bad = new ConcurrentSkipListMap<>();

        @Override
        protected void append(ILoggingEvent event) {
            // A JVM has several sandboxes, with pools and housekeeping of their own; Tomcat's threads are those of
            // requests.
            if (!event.getThreadName().startsWith("http-")) {
                return;
            }
            count.incrementAndGet();
            String text = event.getFormattedMessage();
            if (event.getThrowableProxy() != null) {
                String stack = ThrowableProxyUtil.asString(event.getThrowableProxy());
                bad.putIfAbsent(
                        event.getLoggerName() + " " + event.getThrowableProxy().getClassName(),
                        text + "\n" + stack.substring(0, Math.min(stack.length(), 2_500)));
            } else if (text.length() > LINE
                    || text.chars().anyMatch(character -> character < ' ' || character == 127)) {
                bad.putIfAbsent(event.getLoggerName() + " text", text.substring(0, Math.min(text.length(), 900)));
            }
        }
    }
}
