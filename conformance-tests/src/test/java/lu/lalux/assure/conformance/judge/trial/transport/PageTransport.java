package lu.lalux.assure.conformance.judge.trial.transport;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Header;

/** A page's script in a browser: each call of another origin is asked for by {@code OPTIONS} first, and bears an {@code Origin}. */
public final class PageTransport implements Transport {

    private final Transport usual;
    private final String origin;

    /**
     * @param usual that carries all
     * @param origin of the page
     */
    public PageTransport(Transport usual, String origin) {
        this.usual = usual;
        this.origin = origin;
    }

    @Override
    public Attempt send(Outgoing request, Duration patience) {
        if (!request.method().equals("PUT")) {
            return usual.send(request, patience);
        }
        Attempt asked = usual.send(
                new Outgoing(
                        "OPTIONS",
                        request.server(),
                        request.target(),
                        List.of(
                                new Header("Origin", origin),
                                new Header("Access-Control-Request-Method", "PUT"),
                                new Header("Access-Control-Request-Headers", "authorization,content-type")),
                        new byte[0]),
                patience);
        return asked.status() == 200 || asked.status() == 204
                ? usual.send(request.with("Origin", origin), patience)
                : Attempt.failed("the browser did not let it through");
    }

    @Override
    public void close() {
        usual.close();
    }
}
