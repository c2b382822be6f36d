package lu.lalux.assure.conformance.judge.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lu.lalux.assure.conformance.http.RudeClient.PATIENCE;
import static lu.lalux.assure.conformance.judge.wire.ScriptedHost.answer;
import static lu.lalux.assure.conformance.judge.wire.ScriptedHost.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.http.RudeClient;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireServerTest {

    private static final String GET = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LAST = "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String POST = "POST /a HTTP/1.1\r\nHost: localhost\r\n";
    private static final int LARGE = 10 << 20;
    private static final Duration SHORT = Duration.ofMillis(200);
    /** Less than whatever it could wait for otherwise, and far more than a busy machine takes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ScriptedHost host = new ScriptedHost();
    private WireServer server;

    @BeforeEach
    void open() throws Exception {
        server = WireServer.open(WireSettings.plain(0), host, host);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void reopen(WireLimits limits) throws Exception {
        server.close();
        server = WireServer.open(WireSettings.plain(0).within(limits), host, host);
    }

    /** On a port below those that systems give away: once it is given up, no other program gets it by chance. */
    private void reopenOnPortOfItsOwn() throws Exception {
        server.close();
        while (true) {
            try {
                int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
                server = WireServer.open(WireSettings.plain(port), host, host);
                return;
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }

    private static WireLimits limits(int connections) {
        return limits(connections, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
    }

    private static WireLimits limits(
            int connections, Duration first, Duration idle, Duration gap, Duration whole, Duration write) {
        return new WireLimits(
                connections,
                connections,
                1 << 10,
                10,
                connections,
                8192,
                first,
                idle,
                gap,
                whole,
                whole,
                write,
                WireLimits.USUAL.linger());
    }

    private RudeClient client() throws IOException {
        return new RudeClient(server.port());
    }

    private String exchange(String request) throws IOException {
        try (RudeClient client = client()) {
            return client.send(request).rest();
        }
    }

    private HttpRequest.Builder to(String name) {
        return HttpRequest.newBuilder(URI.create("http://" + name + ":" + server.port() + "/a"))
                .timeout(PATIENCE);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_request_arrives_as_it_was_written() throws Exception {
        long before = System.nanoTime();
        assertThat(exchange("pAtCh //a/../b?q=%41&é HTTP/1.1\r\nhOST:a:1 \r\n".replace("é", "%C3%A9")
                        + "x-ODD_name: \t two  words\t\r\n"
                        + "X-odd_NAME:\r\n"
                        + "Content-Length: 3\r\n"
                        + "connection: x, Close\r\n\r\n"
                        + "abc"))
                .startsWith("HTTP/1.1 200 OK\r\nX-Odd-Name: Kept\r\n")
                .contains("\r\nDate: ", "\r\nContent-Length: 3\r\n", "\r\nConnection: close\r\n")
                .endsWith("\r\n\r\nyes");
        WireRequest request = next(host.asked);
        assertThat(request.method()).isEqualTo("pAtCh");
        assertThat(request.target()).isEqualTo("//a/../b?q=%41&%C3%A9");
        assertThat(request.host()).isEqualTo("a:1");
        assertThat(request.headers())
                .containsExactly(
                        new Header("hOST", "a:1"),
                        new Header("x-ODD_name", "two  words"),
                        new Header("X-odd_NAME", ""),
                        new Header("Content-Length", "3"),
                        new Header("connection", "x, Close"));
        assertThat(request.body()).asString().isEqualTo("abc");
        assertThat(request.whole()).isTrue();
        assertThat(request.connection()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(request.turn()).isEqualTo(1);
        assertThat(request.began() - before).isPositive();
        assertThat(System.nanoTime() - request.began()).isPositive();
        assertThat(next(host.left) - request.began()).isPositive();
    }

    /** Whoever is gone has opened no more: those that the system has taken, and nobody has accepted yet, count too. */
    @Test
    void connections_that_wait_to_be_accepted_are_counted() throws Exception {
        List<Socket> opened = new ArrayList<>();
        try {
            for (int i = 1; i <= 50; i++) {
                opened.add(new Socket("127.0.0.1", server.port()));
                assertThat(server.connections()).isEqualTo(i);
            }
        } finally {
            for (Socket each : opened) {
                each.close();
            }
        }
    }

    @Test
    void it_is_reached_by_name_and_by_number() throws Exception {
        for (String name : List.of("127.0.0.1", "localhost")) {
            assertThat(sent(to(name)).body()).isEqualTo("yes");
            assertThat(next(host.asked).host()).isEqualTo(name + ":" + server.port());
        }
        for (InetAddress address : server.addresses()) {
            assertThat(address.isLoopbackAddress()).isTrue();
            try (RudeClient client = new RudeClient(address, server.port())) {
                assertThat(client.send(LAST).rest()).endsWith("yes");
            }
        }
    }

    @Test
    void a_client_that_offers_http_2_is_answered_in_http_1() throws Exception {
        HttpResponse<String> answer = sent(to("127.0.0.1").version(HttpClient.Version.HTTP_2));
        assertThat(next(host.asked).header("upgrade")).contains("h2c");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void requests_may_come_before_their_turn() throws Exception {
        host.answers = request -> answer(request.path(), Manner.USUAL.after(Duration.ofMillis(20)));
        String all = exchange(GET + "\r\n" + GET.replace("/a", "/b") + LAST.replace("/a", "/c"));
        assertThat(all.split("HTTP/1.1 200")).hasSize(4);
        assertThat(all).containsSubsequence("/a", "/b", "/c");
        assertThat(List.of(
                        next(host.asked).turn(),
                        next(host.asked).turn(),
                        next(host.asked).turn()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void http_1_0_gets_no_chunks_and_needs_no_host() throws Exception {
        host.answers = request -> answer("yes", Manner.USUAL.inChunks());
        assertThat(exchange("GET /a HTTP/1.0\r\n\r\n"))
                .contains("Content-Length: 3\r\n")
                .endsWith("\r\n\r\nyes");
        assertThat(next(host.asked).host()).isEmpty();
    }

    @Test
    void an_answer_leaves_in_chunks() throws Exception {
        host.answers = request -> answer("answer", Manner.USUAL.inChunks());
        assertThat(exchange(LAST))
                .contains("\r\nTransfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n2\r\nan\r\n2\r\nsw\r\n2\r\ner\r\n0\r\n\r\n");
        String large = "0123456789".repeat(10_000);
        host.answers = request -> answer(large, Manner.USUAL.inChunks());
        assertThat(sent(to("127.0.0.1")).body()).isEqualTo(large);
    }

    @Test
    void an_answer_leaves_in_small_letters_and_closed_behind() throws Exception {
        host.answers = request -> answer("yes", Manner.USUAL.inSmallLetters().thenClosed());
        assertThat(exchange(GET))
                .contains("\r\nx-odd-name: Kept\r\n", "\r\ncontent-length: 3\r\n", "\r\nconnection: close\r\n")
                .doesNotContain(RudeClient.RESET);
    }

    @Test
    void what_may_have_no_body_has_none() throws Exception {
        assertThat(exchange(LAST.replace("GET", "HEAD")))
                .contains("Content-Length: 3")
                .endsWith("\r\n\r\n");
        host.answers = request -> new WireAnswer(204, List.of(), new byte[0], Manner.USUAL);
        assertThat(exchange(LAST)).startsWith("HTTP/1.1 204 ").doesNotContain("Content-Length");
    }

    @Test
    void a_header_is_one_line() throws Exception {
        host.answers = request -> new WireAnswer(200, List.of(new Header("X", "a\r\nY: b")), new byte[0], Manner.USUAL);
        assertThat(exchange(LAST)).containsPattern("\r\nX: a[^\r\n]*Y: b\r\n");
        assertThatThrownBy(() ->
                        new WireAnswer(200, List.of(new Header("content-length", "1")), new byte[0], Manner.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_answer_is_late() throws Exception {
        host.answers = request -> answer("yes", Manner.USUAL.after(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(exchange(LAST)).endsWith("yes");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(next(host.left) - next(host.asked).began()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_client_that_hangs_up_is_not_waited_for() throws Exception {
        host.answers = request -> answer("yes", Manner.USUAL.after(Duration.ofMinutes(1)));
        try (RudeClient client = client()) {
            client.send(GET);
            next(host.asked);
        }
        next(host.left);
    }

    @Test
    void a_last_answer_is_readable_whatever_is_sent_behind_its_request() throws Exception {
        host.answers = request ->
                answer("yes", Manner.USUAL.after(Duration.ofMillis(10)).thenClosed());
        try (RudeClient client = client()) {
            client.send(GET);
            next(host.left);
            Thread.sleep(50);
            client.send(GET);
            Thread.sleep(50);
            // Would be impossible if the connection had been reset.
            client.send(GET);
            assertThat(client.rest()).endsWith("yes");
        }
    }

    @Test
    void an_answer_is_lost() throws Exception {
        host.answers = request -> answer("yes", Manner.USUAL.ending(End.LOST));
        assertThat(exchange(GET)).isEqualTo(RudeClient.RESET);
        next(host.left);
        assertThatThrownBy(() -> sent(to("127.0.0.1"))).isInstanceOf(IOException.class);
    }

    @Test
    void half_an_answer_leaves() throws Exception {
        host.answers = request -> answer("answer", Manner.USUAL.ending(End.HALF));
        assertThat(exchange(GET)).contains("Content-Length: 6\r\n").endsWith("\r\n\r\nans" + RudeClient.RESET);
        host.answers = request -> answer("answer", Manner.USUAL.inChunks().ending(End.HALF));
        assertThat(exchange(GET)).endsWith("\r\n\r\n2\r\nan\r\n2\r\nsw\r" + RudeClient.RESET);
        host.answers = request -> answer("", Manner.USUAL.ending(End.HALF));
        assertThat(exchange(GET))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .doesNotContain("\r\n\r\n")
                .endsWith(RudeClient.RESET);
    }

    @Test
    void the_host_sees_the_beginning_of_a_body_and_then_all_of_it() throws Exception {
        String large = "0123456789".repeat(10_000);
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofString(large),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))))) {
            assertThat(sent(to("127.0.0.1").POST(body)).statusCode()).isEqualTo(200);
            WireRequest beginning = next(host.askedEarly);
            assertThat(new String(beginning.body(), UTF_8)).isEqualTo(large.substring(0, WireServer.PEEK));
            assertThat(beginning.whole()).isFalse();
            WireRequest request = next(host.asked);
            assertThat(new String(request.body(), UTF_8)).isEqualTo(large);
            assertThat(request.whole()).isTrue();
        }
        assertThat(host.askedEarly).isEmpty();
    }

    @Test
    void a_small_body_is_whole_from_the_beginning() throws Exception {
        exchange(POST
                + "Connection: close\r\nTransfer-Encoding: Chunked\r\n\r\n1;x=y\r\na\r\n2\r\nbc\r\n0\r\nX: y\r\n\r\n");
        for (WireRequest seen : List.of(next(host.askedEarly), next(host.asked))) {
            assertThat(seen.body()).asString().isEqualTo("abc");
            assertThat(seen.whole()).isTrue();
        }
    }

    @Test
    void a_body_is_whole_at_its_announced_length() throws Exception {
        exchange(POST + "Connection: close\r\nContent-Length: " + WireServer.PEEK + "\r\n\r\n"
                + "x".repeat(WireServer.PEEK));
        assertThat(next(host.askedEarly).whole()).isTrue();
        assertThat(next(host.asked).body()).hasSize(WireServer.PEEK);
    }

    @Test
    void a_body_is_read_to_its_limit_and_another_request_may_follow() throws Exception {
        host.most = 5;
        assertThat(exchange(POST + "Content-Length: 6\r\n\r\n123456" + POST + "Content-Length: 5\r\n\r\n12345" + LAST)
                        .split("HTTP/1.1 200"))
                .hasSize(4);
        WireRequest first = next(host.asked);
        assertThat(first.body()).asString().isEqualTo("12345");
        assertThat(first.whole()).isFalse();
        assertThat(next(host.asked).whole()).isTrue();
    }

    @Test
    void a_body_beyond_what_is_drained_closes_the_connection() throws Exception {
        reopen(limits(9));
        host.most = 0;
        assertThat(exchange(POST + "Content-Length: 100000\r\n\r\n" + "x".repeat(90_000)))
                .contains("Connection: close")
                .endsWith("yes");
        assertThat(next(host.asked).whole()).isFalse();
    }

    @Test
    void an_early_answer_is_readable_behind_all_that_is_still_sent() throws Exception {
        host.early = beginning -> Optional.of(answer("enough", Manner.USUAL));
        try (RudeClient client = client()) {
            // It reads nothing before it has sent everything.
            client.send(POST + "Content-Length: " + LARGE + "\r\n\r\n").send(new byte[LARGE]);
            assertThat(client.rest()).contains("Connection: close").endsWith("enough");
        }
        assertThat(next(host.askedEarly).body()).hasSize(WireServer.PEEK);
        assertThat(host.asked).isEmpty();
        next(host.left);
    }

    @Test
    void an_early_answer_leaves_while_the_body_is_still_to_come() throws Exception {
        host.early = beginning -> Optional.of(answer("enough", Manner.USUAL));
        try (RudeClient client = client()) {
            client.send(POST + "Content-Length: " + LARGE + "\r\n\r\n").send(new byte[WireServer.PEEK]);
            assertThat(client.until("enough")).contains(" 200 ");
        }
    }

    @Test
    void a_request_is_cut_in_its_middle() throws Exception {
        host.early = beginning -> Optional.of(answer("enough", Manner.USUAL.ending(End.LOST)));
        try (RudeClient client = client()) {
            client.send(POST + "Content-Length: " + LARGE + "\r\n\r\n").send(new byte[WireServer.PEEK]);
            assertThat(client.rest()).isEqualTo(RudeClient.RESET);
        }
        next(host.left);
    }

    @Test
    void a_client_that_waits_with_its_body_is_told_to_go_on() throws Exception {
        try (RudeClient client = client()) {
            client.send(POST + "Expect: 100-Continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(next(host.askedEarly).body()).isEmpty();
            assertThat(client.send("abc").rest()).endsWith("yes");
            assertThat(next(host.askedEarly).body()).asString().isEqualTo("abc");
        }
        assertThat(sent(to("127.0.0.1").expectContinue(true).POST(HttpRequest.BodyPublishers.ofString("abc")))
                        .body())
                .isEqualTo("yes");
    }

    @Test
    void a_client_that_waits_with_its_body_is_answered_without_it() throws Exception {
        host.early = beginning -> Optional.of(answer("enough", Manner.USUAL));
        assertThat(exchange(POST + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | nonsense~~
        400 | GET  /a HTTP/1.1~Host: a~~
        400 | GET /a~~
        400 | GET /a HTTP/1.1~~
        400 | GET /a HTTP/1.1~Host: a~Host: a~~
        400 | GET /a HTTP/1.1~Host : a~~
        400 | GET /a HTTP/1.1~Host: a~ folded~~
        400 | GET /a HTTP/1.1~Host: a~X: \u0001~~
        400 | GET /a HTTP/1.1~Host: a~Content-Length: +1~~x
        400 | GET /a HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x
        400 | GET /a HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~0~~
        400 | GET /a HTTP/1.0~Transfer-Encoding: chunked~~0~~
        400 | GET /a HTTP/1.1~Host: a~Transfer-Encoding: chunked~~x~~
        400 | GET /a HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1~xy~0~~
        501 | GET /a HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~
        505 | PRI * HTTP/2.0~~SM~~
        """)
    void what_is_no_request_is_refused(int status, String request) throws Exception {
        assertThat(exchange(request.replace("~", "\r\n")))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Connection: close")
                .doesNotContain(RudeClient.RESET);
        assertThat(next(host.told)).isEqualTo("refused " + status);
        assertThat(host.asked).isEmpty();
    }

    @Test
    void a_body_that_is_longer_than_it_says_is_told() throws Exception {
        exchange("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n{}\r\n");
        assertThat(next(host.told)).isEqualTo("refused 400");
        assertThat(host.refusal.fr()).endsWith("comme après un corps plus long que son Content-Length");
    }

    @Test
    void tls_where_none_is_spoken_is_refused() throws Exception {
        assertThat(exchange("\u0016\u0003\u0001\u0002\u0000\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(next(host.told)).isEqualTo("refused 400");
    }

    @Test
    void a_head_has_its_limits() throws Exception {
        reopen(limits(9));
        assertThat(exchange(GET.replace("/a", "/" + "a".repeat(2000)))).startsWith("HTTP/1.1 414 ");
        assertThat(exchange(GET.replace("\r\n\r\n", "\r\nX: " + "a".repeat(2000))))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange(GET.replace("\r\n\r\n", ("\r\nX: " + "a".repeat(400)).repeat(3) + "\r\n\r\n")))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange(GET.replace("\r\n\r\n", "\r\nX: a".repeat(10) + "\r\n\r\n")))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange(LAST.replace("\r\n\r\n", "\r\nX: a".repeat(8) + "\r\n\r\n")))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a HT",
        "GET /a HTTP/1.1~Hos",
        "GET /a HTTP/1.1~Host: a~X: y",
        "GET /a HTTP/1.1~Host: a~X: y~",
        "POST /a HTTP/1.1~Host: a~Content-Length: 4~~abc",
        "POST /a HTTP/1.1~Host: a~Transfer-Encoding: chunked~~4~abc",
        "POST /a HTTP/1.1~Host: a~Transfer-Encoding: chunked~~3~abc~",
        "POST /a HTTP/1.1~Host: a~Transfer-Encoding: chunked~~3~abc~0~X: y~"
    })
    void a_request_that_breaks_off_is_none(String request) throws Exception {
        try (RudeClient client = client()) {
            client.send(request.replace("~", "\r\n")).endSending();
            assertThat(next(host.told)).isEqualTo("broken off");
        }
        assertThat(host.asked).isEmpty();
    }

    @Test
    void nobody_is_waited_for_forever() throws Exception {
        reopen(limits(9, SHORT, PATIENCE, PATIENCE, PATIENCE, PATIENCE));
        assertThat(exchange("")).isEmpty();
        reopen(limits(9, PATIENCE, SHORT, PATIENCE, PATIENCE, PATIENCE));
        assertThat(exchange(GET)).endsWith("yes");
        reopen(limits(9, PATIENCE, PATIENCE, SHORT, PATIENCE, PATIENCE));
        assertThat(exchange("GET /a")).startsWith("HTTP/1.1 408 ");
        assertThat(exchange(POST + "Content-Length: 4\r\n\r\nabc")).startsWith("HTTP/1.1 408 ");
        reopen(limits(9, PATIENCE, PATIENCE, PATIENCE, SHORT, PATIENCE));
        try (RudeClient client = client()) {
            client.send(POST + "Content-Length: 4000\r\n\r\n");
            // It sends on and on, but too slowly.
            for (int n = 0; n < 1000 && host.told.size() < 3; n++) {
                client.send("x");
                Thread.sleep(30);
            }
            assertThat(host.told).hasSize(3);
            assertThat(client.rest()).startsWith("HTTP/1.1 408 ");
        }
        assertThat(host.told).containsOnly("refused 408").hasSize(3);
    }

    @Test
    void an_answer_that_nobody_takes_is_cut() throws Exception {
        reopen(limits(9, PATIENCE, PATIENCE, PATIENCE, PATIENCE, SHORT));
        host.answers = request -> new WireAnswer(200, List.of(), new byte[64 << 20], Manner.USUAL);
        try (RudeClient client = client()) {
            client.send(GET);
            next(host.left);
        }
    }

    @Test
    void a_host_that_fails_is_no_silence() throws Exception {
        host.answers = request -> {
            throw new IllegalStateException("broken");
        };
        assertThat(exchange(GET)).startsWith("HTTP/1.1 500 ");
        assertThat(next(host.told)).isEqualTo("failed broken");
    }

    @Test
    void what_cannot_be_sent_is_told_while_its_request_is_being_answered() throws Exception {
        host.answers = request -> new WireAnswer(200, List.of(), new byte[0], null);
        assertThat(exchange(GET)).startsWith("HTTP/1.1 500 ");
        assertThat(next(host.told)).startsWith("failed ");
        assertThat(host.left).isEmpty();
    }

    @Test
    void an_error_of_the_host_is_no_silence_either() throws Exception {
        host.answers = request -> {
            throw new StackOverflowError("too deep");
        };
        assertThat(exchange(LAST)).startsWith("HTTP/1.1 500 ");
        assertThat(next(host.told)).isEqualTo("failed too deep");
    }

    @Test
    void many_are_served_at_once() throws Exception {
        CountDownLatch all = new CountDownLatch(100);
        host.answers = request -> {
            all.countDown();
            try {
                return answer(all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? "all" : "alone", Manner.USUAL);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        List<RudeClient> clients = new ArrayList<>();
        try {
            for (int n = 0; n < 100; n++) {
                clients.add(client().send(GET));
            }
            for (RudeClient client : clients) {
                client.until("\r\n\r\nall");
            }
        } finally {
            for (RudeClient client : clients) {
                client.close();
            }
        }
        assertThat(host.asked.stream().map(WireRequest::connection))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
    }

    @Test
    void an_error_where_clients_are_let_in_is_told_and_the_next_is_let_in() throws Exception {
        reopen(limits(1));
        host.turned = () -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        try (RudeClient first = client().send(GET)) {
            first.until("yes");
            try (RudeClient second = client()) {
                assertThat(second.rest()).isIn("", RudeClient.RESET);
            }
            assertThat(next(host.told)).isEqualTo("turned away");
            assertThat(next(host.told)).isEqualTo("failed unable to create native thread");
            try (RudeClient third = client()) {
                assertThat(third.rest()).isIn("", RudeClient.RESET);
            }
            assertThat(next(host.told)).isEqualTo("turned away");
        }
    }

    @Test
    void more_than_its_limit_are_turned_away() throws Exception {
        reopen(limits(2));
        try (RudeClient first = client().send(GET);
                RudeClient second = client().send(GET)) {
            first.until("yes");
            second.until("yes");
            try (RudeClient third = client()) {
                assertThat(third.rest()).isIn("", RudeClient.RESET);
            }
            assertThat(next(host.told)).isEqualTo("turned away");
            first.send(GET).until("yes");
        }
    }

    @Test
    void one_address_does_not_take_the_places_of_all() throws Exception {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeThat(own)
                .as("an address of this machine that is not counted as its own")
                .isPresent();
        server.close();
        WireLimits limits = WireLimits.USUAL.shared(1, PATIENCE);
        server = WireServer.open(WireSettings.plain(0).within(limits).at(own.get()), host, host);
        for (int i = 0; i < 2; i++) {
            // The server learns of the end of the one before a little later.
            try (RudeClient first = letIn(own.get());
                    RudeClient second = new RudeClient(own.get(), server.port())) {
                assertThat(second.rest()).isIn("", RudeClient.RESET);
                first.send(GET).until("yes");
            }
        }
    }

    private RudeClient letIn(InetAddress address) throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; Thread.sleep(20)) {
            RudeClient client = new RudeClient(address, server.port());
            try {
                client.send(GET).until("yes");
                return client;
            } catch (AssertionError | SocketException e) {
                client.close();
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
            }
        }
    }

    @Test
    void who_never_asks_is_not_waited_for_as_long() throws Exception {
        reopen(WireLimits.USUAL.shared(9, SHORT));
        long begin = System.nanoTime();
        // Who asks may come too late itself, where the machine is slow: then it asks again.
        try (RudeClient mute = client();
                RudeClient asking = letIn(InetAddress.getLoopbackAddress())) {
            assertThat(mute.rest()).isIn("", RudeClient.RESET);
            assertThat(System.nanoTime() - begin).isLessThan(PATIENCE.toNanos());
            asking.send(GET).until("yes");
        }
    }

    @Test
    void it_closes_at_once_whoever_waits() throws Exception {
        reopenOnPortOfItsOwn();
        CountDownLatch never = new CountDownLatch(1);
        host.answers = request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                // As it should be.
            }
            return answer("yes", Manner.USUAL);
        };
        try (RudeClient busy = client();
                RudeClient late = client();
                RudeClient silent = client();
                RudeClient sending = client()) {
            busy.send(GET);
            next(host.asked);
            host.answers = request -> answer("yes", Manner.USUAL.after(Duration.ofMinutes(1)));
            late.send(GET);
            next(host.asked);
            sending.send(POST);
            Thread.sleep(100);
            long before = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
            for (RudeClient client : List.of(busy, late, silent, sending)) {
                assertThat(client.rest()).isIn("", RudeClient.RESET);
            }
        }
        next(host.left);
        next(host.left);
        assertThat(host.left).isEmpty();
        assertThat(host.told).isEmpty();
        assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
    }

    @Test
    void slow_bodies_keep_nobody_else_waiting() throws Exception {
        reopen(WireLimits.USUAL.withLargeBodies(1));
        host.most = LARGE;
        try (RudeClient one = client();
                RudeClient two = client()) {
            one.send(begunSlowly("one"));
            two.send(begunSlowly("two"));
            next(host.askedEarly);
            next(host.askedEarly);

            assertThat(sent(to("127.0.0.1").header("X-Sender", "quick").POST(large()))
                            .body())
                    .isEqualTo("yes");
            assertThat(next(host.asked).body()).hasSize(LARGE);
        }
    }

    @Test
    void a_sender_has_one_large_body_on_its_way() throws Exception {
        reopen(WireLimits.USUAL.withLargeBodies(2));
        host.most = LARGE;
        try (RudeClient one = client()) {
            one.send(begunSlowly("same"));
            next(host.askedEarly);
            CompletableFuture<HttpResponse<String>> two = HttpClient.newHttpClient()
                    .sendAsync(
                            to("127.0.0.1")
                                    .header("X-Sender", "same")
                                    .POST(large())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            next(host.askedEarly);
            assertThat(host.asked.poll(300, TimeUnit.MILLISECONDS)).isNull();

            one.send("x".repeat(LARGE - WireServer.PEEK - 1));

            assertThat(one.head()).startsWith("HTTP/1.1 200 ");
            assertThat(two.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("yes");
        }
    }

    @Test
    void a_large_body_is_not_kept_until_its_answer_has_left() throws Exception {
        host.most = LARGE;
        List<WeakReference<byte[]>> bodies = new CopyOnWriteArrayList<>();
        host.keeps = false;
        host.answers = request -> {
            bodies.add(new WeakReference<>(request.body()));
            return answer("yes", Manner.USUAL.after(Duration.ofMinutes(1)));
        };
        try (RudeClient client = client()) {
            client.send(begunSlowly("one") + "x".repeat(LARGE - WireServer.PEEK - 1));
            await(() -> {
                System.gc();
                return !bodies.isEmpty() && bodies.get(0).refersTo(null);
            });
        }
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        for (int i = 0; i < 600 && !come.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(come.getAsBoolean()).isTrue();
    }

    @Test
    void what_is_not_taken_waits_for_no_turn() throws Exception {
        reopen(WireLimits.USUAL.withLargeBodies(0));
        host.most = WireServer.PEEK;
        assertThat(sent(to("127.0.0.1").POST(large())).body()).isEqualTo("yes");
        assertThat(next(host.asked).whole()).isFalse();
    }

    private static String begunSlowly(String sender) {
        return POST + "Content-Length: " + LARGE + "\r\nX-Sender: " + sender + "\r\n\r\n"
                + "x".repeat(WireServer.PEEK + 1);
    }

    private static HttpRequest.BodyPublisher large() {
        return HttpRequest.BodyPublishers.ofByteArray(new byte[LARGE]);
    }
}
