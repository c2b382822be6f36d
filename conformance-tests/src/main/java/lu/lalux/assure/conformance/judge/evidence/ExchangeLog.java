package lu.lalux.assure.conformance.judge.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/**
 * All encounters of a session, in the order in which the requests arrived; it is written and read by several threads.
 */
public final class ExchangeLog {

    /**
     * More than a client needs that sends each invoice twenty times: what comes then is answered, and not written down.
     */
    public static final int MOST = 20_000;

    private final int most;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final SessionEvents circumstances = new SessionEvents();

    /**
     * @param most encounters that are written down
     */
    public ExchangeLog(int most) {
        this.most = most;
    }

    /** {@return what happened besides} */
    public SessionEvents circumstances() {
        return circumstances;
    }

    /**
     * @param make the encounter of a number
     * @return the encounter, written down unless there are too many
     */
    public synchronized Exchange add(IntFunction<Exchange> make) {
        Exchange exchange = make.apply(exchanges.size() + 1);
        if (exchanges.size() < most) {
            exchanges.add(exchange);
        }
        return exchange;
    }

    /**
     * @param exchange that was added
     * @param moment when its answer had left
     */
    public synchronized void end(Exchange exchange, long moment) {
        if (exchange.number() <= exchanges.size()) {
            exchanges.set(exchange.number() - 1, exchange.endedAt(moment));
        }
    }

    /** {@return all of them, as they are now} */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    /**
     * @param which of them
     * @return those, in order
     */
    public List<Exchange> that(Predicate<Exchange> which) {
        return all().stream().filter(which).toList();
    }

    /**
     * @param kind of the requests
     * @return those, in order
     */
    public List<Exchange> of(Kind kind) {
        return that(exchange -> exchange.kind() == kind);
    }

    /**
     * @param kind of the requests
     * @param invoice that they are about
     * @return those, in order
     */
    public List<Exchange> of(Kind kind, Invoice invoice) {
        return that(exchange -> exchange.kind() == kind
                && exchange.subject().invoice().filter(invoice::equals).isPresent());
    }

    /** {@return how many requests there were} */
    public synchronized int size() {
        return exchanges.size();
    }
}
