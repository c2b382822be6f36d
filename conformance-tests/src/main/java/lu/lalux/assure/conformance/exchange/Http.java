package lu.lalux.assure.conformance.exchange;

import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests by REST Assured, each one with a connection of its own: nothing static, no redirect followed, nothing kept
 * open, and no answer waited for without end. The last link of its chain is {@link Wire}.
 */
public final class Http implements Sender {

    /** A target that sends a byte now and then keeps each read within its limit; the whole exchange has one as well. */
    private static final int WHOLE = 4;

    private final Client client;
    private final Duration whole;
    private final Pace pace;
    private final Deadline deadline = new Deadline();

    /**
     * @param connection how the target is reached
     */
    public Http(Connection connection) {
        this.client = new Client(connection);
        this.whole = connection.timeout().multipliedBy(WHOLE);
        this.pace = Pace.of(connection.perSecond());
    }

    @Override
    public Exchange send(Call call) {
        Wire wire = new Wire(client, call);
        pace.await();
        long start = System.nanoTime();
        Deadline.Watch watch = deadline.watch(whole, wire::cut);
        try (watch) {
            // It refuses an address that ends with a question mark; the message has the whole one.
            RestAssured.given().filter(wire).request(call.method(), call.uri().resolve("/"));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return new Exchange(call.kept(), wire.answer(), millis);
        } catch (UncheckedIOException e) {
            throw watch.passed()
                    ? NoAnswerException.late(call.kept(), whole, e.getCause())
                    : new NoAnswerException(call.kept(), e.getCause());
        }
    }
}
