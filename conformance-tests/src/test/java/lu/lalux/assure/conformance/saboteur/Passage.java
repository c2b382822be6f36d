package lu.lalux.assure.conformance.saboteur;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;

/** One exchange on its way through the saboteur, who has its answer and may change it. */
final class Passage {

    private final HttpExchange exchange;
    private final byte[] sent;
    private int status;
    private byte[] body;

    Passage(HttpExchange exchange, byte[] sent, int status, byte[] body) {
        this.exchange = exchange;
        this.sent = sent;
        this.status = status;
        this.body = body;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** {@return path and query, encoded} */
    String target() {
        return exchange.getRequestURI().toString();
    }

    boolean is(String path) {
        return exchange.getRequestURI().getPath().equals(path);
    }

    byte[] sent() {
        return sent;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    void status(int changed) {
        status = changed;
    }

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Answers otherwise. */
    void answer(int changed, String mediaType, String text) {
        status = changed;
        exchange.getResponseHeaders().clear();
        header("Content-Type", mediaType);
        body = text.getBytes(StandardCharsets.UTF_8);
    }
}
