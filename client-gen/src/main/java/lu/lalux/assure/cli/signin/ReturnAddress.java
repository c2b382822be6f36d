package lu.lalux.assure.cli.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.cli.output.Texts;

/**
 * The registered address on this machine to which a browser comes back with a token. The token is in the fragment,
 * which a browser sends to nobody: the page that it is given here takes the fragment out of the browser's history and
 * hands it over. Only a page of this very address may do so, and only with the {@code state} that this sign-in began
 * with; whatever else comes is refused, and the waiting goes on.
 */
final class ReturnAddress implements AutoCloseable {

    private static final int MAX = 65_536;
    private static final Pattern STATE = Pattern.compile("(?:^|&)state=([^&]*)");

    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="%1$s"><head><meta charset="utf-8"><title>assure</title></head>
        <body><p id="wait">%2$s</p><p id="done" hidden>%3$s</p><p id="refused" hidden>%4$s</p>
        <script nonce="%5$s">
        const fragment = location.hash.slice(1);
        history.replaceState(null, '', location.pathname);
        const say = id => { document.getElementById('wait').hidden = true; document.getElementById(id).hidden = false; };
        fetch(location.pathname, {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: fragment})
          .then(answer => say(answer.ok ? 'done' : 'refused'), () => say('refused'));
        </script></body></html>
        """;

    private final URI address;
    private final String state;
    private final Texts texts;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final BlockingQueue<URI> answers = new LinkedBlockingQueue<>();

    /**
     * Listens from now on, on every address of the machine itself that the name has.
     *
     * @param address http, on this machine, with a port
     * @param state what the answer has to bring back
     * @throws BindException if another program has the port
     */
    ReturnAddress(URI address, String state, Texts texts) throws IOException {
        this.address = address;
        this.state = state;
        this.texts = texts;
        try {
            for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
                listen(each);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void listen(InetAddress each) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(each, address.getPort()), 0);
        } catch (BindException e) {
            if (exists(each)) {
                throw e;
            }
            return;
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
    }

    /** The name localhost may have an IPv6 address on a machine that has none: nobody else can listen there either. */
    private static boolean exists(InetAddress each) throws IOException {
        try {
            HttpServer.create(new InetSocketAddress(each, 0), 0).stop(0);
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    /** Where the browser came back to, the fragment included; empty if it did not in this time. */
    Optional<URI> await(Duration patience) throws InterruptedException {
        return Optional.ofNullable(answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (!address.getRawAuthority().equals(host)
                    || !address.getRawPath().equals(exchange.getRequestURI().getRawPath())) {
                say(exchange, 404, "");
            } else if (exchange.getRequestMethod().equals("GET")) {
                page(exchange);
            } else {
                take(exchange);
            }
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        String nonce = UUID.randomUUID().toString();
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; connect-src 'self'; script-src 'nonce-" + nonce
                                + "'; frame-ancestors 'none'; base-uri 'none'");
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        say(
                exchange,
                200,
                PAGE.formatted(
                        texts.locale().getLanguage(),
                        texts.say("signin.page.wait"),
                        texts.say("signin.page.done"),
                        texts.say("signin.page.refused"),
                        nonce));
    }

    private void take(HttpExchange exchange) throws IOException {
        String origin = "http://" + address.getRawAuthority();
        if (!exchange.getRequestMethod().equals("POST")
                || !origin.equals(exchange.getRequestHeaders().getFirst("Origin"))) {
            say(exchange, 403, "");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX + 1);
        String fragment = new String(body, UTF_8);
        Matcher returned = STATE.matcher(fragment);
        boolean same = body.length <= MAX
                && returned.find()
                && MessageDigest.isEqual(returned.group(1).getBytes(UTF_8), state.getBytes(US_ASCII));
        Optional<URI> whole = same ? whole(fragment) : Optional.empty();
        whole.ifPresent(answers::add);
        say(exchange, whole.isPresent() ? 204 : 400, "");
    }

    private Optional<URI> whole(String fragment) {
        try {
            return Optional.of(URI.create(address + "#" + fragment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        Map.of("Cache-Control", "no-store", "Referrer-Policy", "no-referrer", "X-Content-Type-Options", "nosniff")
                .forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What is being said to the browser is finished first. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(1));
        threads.shutdown();
    }
}
