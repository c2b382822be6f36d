package lu.lalux.assure.conformance.exchange;

import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Sends requests by REST Assured, each with a connection of its own, which is closed behind it. Follows no redirects,
 * waits for an answer for a bounded time, and uses none of the library's static settings. The last link of its chain is
 * {@link Wire}.
 */
public final class Http implements Sender {

    /** A target that sends a byte now and then keeps each read within its limit; the whole exchange has one as well. */
    private static final int WHOLE = 4;

    private final BiConsumer<Wire, Call> chain;
    private final Client client;
    private final Duration whole;
    private final Pace pace;
    private final Deadline deadline = new Deadline();

    /**
     * @param connection how the target is reached
     */
    public Http(Connection connection) {
        // It refuses an address that ends with a question mark; the message has the whole one.
        this(
                connection,
                (wire, call) -> RestAssured.given()
                        .filter(wire)
                        .request(call.method(), call.uri().resolve("/")));
    }

    private Http(Connection connection, BiConsumer<Wire, Call> chain) {
        this.chain = chain;
        this.client = new Client(connection);
        this.whole = connection.timeout().multipliedBy(WHOLE);
        this.pace = Pace.of(connection.perSecond());
    }

    /**
     * The chain's last link alone, for who sends a hundred thousand requests: the links before it change nothing of a
     * request or an answer, and take more than half of the time.
     *
     * @param connection how the target is reached
     * @return what sends the same requests
     */
    public static Http lastLink(Connection connection) {
        return new Http(connection, (wire, call) -> wire.pass());
    }

    @Override
    public Exchange send(Call call) {
        Wire wire = new Wire(client, call);
        pace.await();
        long start = System.nanoTime();
        Deadline.Watch watch = deadline.watch(whole, wire::cut);
        try (watch) {
            chain.accept(wire, call);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return new Exchange(call.kept(), wire.answer(), millis);
        } catch (UncheckedIOException e) {
            throw watch.passed()
                    ? NoAnswerException.late(call.kept(), whole, e.getCause())
                    : new NoAnswerException(call.kept(), e.getCause());
        }
    }
}
