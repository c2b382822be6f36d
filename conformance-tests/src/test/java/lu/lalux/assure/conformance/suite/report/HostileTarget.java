package lu.lalux.assure.conformance.suite.report;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.conformance.http.PlainServer;

/** A server that does everything wrong, and repeats each secret that it is told, in every form that it can think of. */
final class HostileTarget implements AutoCloseable {

    static final String TOKEN = "jeton-plante-Zq8/w+3KxPLmVb";
    static final String FRAGMENT = "fragment-plante-Hd72mQnRt5";
    static final String COOKIE = "cookie-plante-93jfKwXs1";
    static final String CSRF = "csrf-plante-8sKd02nVq";
    static final String SECRET = "s3cr&t\"plante/é+Ω=7Qm2vX9s";
    static final String PASSWORD = "mot de passe%plante<9Ws4gB7k";

    /** A client whose secret it refuses, and says so. */
    static final String REFUSED = "deux";

    static final List<String> PLANTED = List.of(TOKEN, FRAGMENT, COOKIE, CSRF, SECRET, PASSWORD);

    private final PlainServer server;
    private final AtomicInteger requests = new AtomicInteger();

    HostileTarget() throws IOException {
        server = new PlainServer(this::handle);
    }

    URI uri() {
        return server.uri();
    }

    int requests() {
        return requests.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "SID=" + COOKIE + "; Path=/");
        exchange.getResponseHeaders().set("X-Echo", header(authorization));
        int status = 200;
        if (path.equals("/authen") && exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders()
                    .set("Location", "http://localhost:1/retour?pourquoi=" + FRAGMENT + "#access_token=" + FRAGMENT);
            status = 303;
        }
        boolean refused = path.equals("/token") && decoded(authorization).startsWith(REFUSED + ":");
        if (refused) {
            status = 401;
        }
        String body = (path.equals("/token") && !refused
                ? "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"bearer\",\"expires_in\":3600,"
                        + "\"scope\":\"/reparateur\",\"echo\":\"" + header(authorization) + "\"}"
                : "<input type=\"hidden\" name=\"_csrf\" value=\"" + CSRF + "\"> " + CSRF + " "
                        + authorization + " " + decoded(authorization) + " "
                        + sent.substring(0, Math.min(300, sent.length())) + " "
                        + everyForm());
        PlainServer.answer(exchange, status, body);
    }

    /** The pair as its reader sees it: a test that sends nearly the right secret would give that away. */
    private static String decoded(String authorization) {
        try {
            String pair = authorization.replaceFirst("(?i)^Basic +", "");
            String text = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return text + " " + URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String header(String value) {
        return value.replaceAll("[^\\x20-\\x7E]|\"", "?");
    }

    private static String everyForm() {
        StringBuilder text = new StringBuilder();
        PLANTED.stream()
                .filter(secret -> !secret.equals(COOKIE))
                .forEach(secret ->
                        forms(secret).forEach(form -> text.append(form).append(' ')));
        return text.toString();
    }

    /** {@return the forms in which a secret travels} */
    static List<String> forms(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return List.of(
                secret,
                encoded,
                encoded.replace("+", "%20"),
                secret.replace("\"", "\\\""),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    }

    /** {@return the forms of a secret that is one of an account, as HTTP Basic sends it} */
    static List<String> basic(String account, String secret) {
        String pair = account + ":" + secret;
        String encoded = URLEncoder.encode(account, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return List.of(
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
