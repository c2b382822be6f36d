package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent is what was written, to the byte; what comes is what was answered. */
class HttpTest {

    private final Http http = new Http(Connection.straight(Duration.ofSeconds(30)));
    private final Http hasty = new Http(Connection.straight(Duration.ofMillis(500)));
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().getOrDefault("Content-type", java.util.List.of()) + "\n"
                    + exchange.getRequestHeaders().getOrDefault("Authorization", java.util.List.of()) + "\n"
                    + exchange.getRequestHeaders().getOrDefault("Accept", java.util.List.of()) + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = seen.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Twice", "1");
            exchange.getResponseHeaders().add("X-Twice", "2");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/encodings", exchange -> {
            byte[] body = String.valueOf(exchange.getRequestHeaders().get("Accept-encoding"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/packed", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (var gzip = new java.util.zip.GZIPOutputStream(exchange.getResponseBody())) {
                gzip.write("é".getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo#x");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });
        server.createContext("/travel", exchange -> {
            String seen = exchange.getRequestHeaders().getFirst("Content-length") + " "
                    + exchange.getRequestHeaders().getFirst("Transfer-encoding") + " "
                    + exchange.getRequestHeaders().getFirst("Expect") + " "
                    + exchange.getRequestHeaders().getFirst("Content-encoding") + " ";
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-encoding"))) {
                sent = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(sent)).readAllBytes();
            }
            byte[] body = (seen + new String(sent, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            try {
                while (!never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.createContext("/too-large", exchange -> {
            byte[] body = "No".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(413, body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().close();
            exchange.close();
        });
        server.createContext("/silent", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
        ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void a_body_and_its_media_type_go_unchanged() {
        Call call =
                Call.of("PUT", address("/echo?a=%2Fb%20c&d=%C3%A9")).bearer("t").body("application/json", "{\"é\":1}");
        Answer answer = http.send(call).answer();
        assertThat(answer.body())
                .isEqualTo(
                        "PUT /echo?a=%2Fb%20c&d=%C3%A9\n[application/json]\n[Bearer t]\n[application/json]\n{\"é\":1}");
        assertThat(answer.values("x-twice")).containsExactly("1", "2");
    }

    @Test
    void any_media_type_can_be_sent() {
        assertThat(http.send(Call.of("PUT", address("/echo")).body("text/plain", "x"))
                        .answer()
                        .body())
                .contains("[text/plain]")
                .endsWith("\nx");
        assertThat(http.send(Call.of("POST", address("/echo")).body("application/x-www-form-urlencoded", "a=%2F&a=b"))
                        .answer()
                        .body())
                .contains("[application/x-www-form-urlencoded]")
                .endsWith("\na=%2F&a=b");
    }

    @Test
    void a_form_is_sent_in_utf_8() {
        Call form = Call.of("POST", address("/echo")).body("application/x-www-form-urlencoded", "a=é");
        assertThat(http.send(form).answer().body()).endsWith("\na=é");
    }

    @Test
    void a_method_and_an_address_are_sent_as_they_were_written() {
        assertThat(http.send(Call.of("put", address("/echo//a?"))).answer().body())
                .startsWith("put /echo//a?\n");
    }

    @Test
    void a_header_given_twice_is_sent_twice() {
        Call call = Call.of("PUT", address("/echo"))
                .and("Accept", "text/plain")
                .and("Authorization", "Bearer a")
                .and("Authorization", "Bearer b");
        assertThat(http.send(call).answer().body()).contains("[Bearer a, Bearer b]", "[application/json, text/plain]");
    }

    @Test
    void what_is_said_of_encodings_is_sent_alone() {
        assertThat(http.send(Call.of("PUT", address("/encodings")).with("Accept-Encoding", "identity"))
                        .answer()
                        .body())
                .isEqualTo("[identity]");
    }

    @Test
    void a_compressed_answer_is_unpacked_and_its_headers_are_kept() {
        Answer answer = http.send(Call.of("GET", address("/packed"))).answer();
        assertThat(answer.body()).isEqualTo("é");
        assertThat(answer.header("content-encoding")).contains("gzip");
    }

    @Test
    void a_request_without_a_body_has_no_media_type() {
        assertThat(http.send(Call.of("PUT", address("/echo"))).answer().body())
                .isEqualTo("PUT /echo\n[]\n[]\n[application/json]\n");
    }

    @Test
    void who_says_nothing_of_what_is_accepted_says_nothing() {
        assertThat(http.send(Call.of("PUT", address("/echo")).without("Accept"))
                        .answer()
                        .body())
                .isEqualTo("PUT /echo\n[]\n[]\n[]\n");
    }

    /** The rest of the body cannot be sent any more. */
    @Test
    void an_answer_that_comes_before_the_body_is_read_is_an_answer() {
        Call large = Call.of("PUT", address("/too-large")).body("text/plain", "x".repeat(16_000_000));
        Answer answer = http.send(large).answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("No");
    }

    @Test
    void a_redirect_is_not_followed() {
        Answer answer = http.send(Call.of("POST", address("/redirect"))).answer();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).contains("/echo#x");
    }

    @Test
    void a_body_travels_as_it_is_told() {
        Call call = Call.of("PUT", address("/travel")).body("application/json", "{\"é\":\"123456\"}");
        assertThat(http.send(call).answer().body()).isEqualTo("15 null null null {\"é\":\"123456\"}");
        assertThat(http.send(call.by(Transfer.CHUNKED)).answer().body())
                .isEqualTo("null chunked null null {\"é\":\"123456\"}");
        assertThat(http.send(call.by(Transfer.SLOW)).answer().body()).isEqualTo("15 null null null {\"é\":\"123456\"}");
        assertThat(http.send(call.by(Transfer.GZIP)).answer().body()).endsWith(" null null gzip {\"é\":\"123456\"}");
        assertThat(http.send(call.with("Expect", "100-continue")).answer().body())
                .isEqualTo("15 null 100-continue null {\"é\":\"123456\"}");
    }

    /** Each read is in time; the whole is not. Where the machine was held up a read may not have been: then once more. */
    @Test
    void an_answer_without_end_ends_with_the_time_limit_of_the_whole() {
        String told = "Read timed out";
        for (int tries = 0; tries < 5 && told.contains("timed out"); tries++) {
            told = catchThrowableOfType(NoAnswerException.class, () -> hasty.send(Call.of("GET", address("/drip"))))
                    .getMessage();
        }
        assertThat(told).contains("no complete response within 2 s");
    }

    @Test
    void silence_ends_with_the_time_limit() {
        assertThatThrownBy(() -> hasty.send(Call.of("GET", address("/silent")))).isInstanceOf(NoAnswerException.class);
    }

    @Test
    void nobody_there_is_said() {
        assertThatThrownBy(() -> http.send(Call.of("GET", URI.create("http://localhost:1/"))))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("ConnectException");
    }

    @Test
    void a_large_body_is_not_kept() {
        Call call = Call.of("PUT", address("/echo")).body("text/plain", "x".repeat(100_000));
        Exchange exchange = http.send(call);
        assertThat(exchange.answer().body()).hasSizeGreaterThan(100_000);
        assertThat(exchange.call().length()).isLessThan(2_000);
    }
}
