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
    private final List<Exchange> encounters = new ArrayList<>();
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
        Exchange encounter = make.apply(encounters.size() + 1);
        if (encounters.size() < most) {
            encounters.add(encounter);
        }
        return encounter;
    }

    /**
     * @param encounter that was added
     * @param moment when its answer had left
     */
    public synchronized void end(Exchange encounter, long moment) {
        if (encounter.number() <= encounters.size()) {
            encounters.set(encounter.number() - 1, encounter.endedAt(moment));
        }
    }

    /** {@return all of them, as they are now} */
    public synchronized List<Exchange> all() {
        return List.copyOf(encounters);
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
        return that(encounter -> encounter.kind() == kind);
    }

    /**
     * @param kind of the requests
     * @param invoice that they are about
     * @return those, in order
     */
    public List<Exchange> of(Kind kind, Invoice invoice) {
        return that(encounter -> encounter.kind() == kind
                && encounter.subject().invoice().filter(invoice::equals).isPresent());
    }

    /** {@return how many requests there were} */
    public synchronized int size() {
        return encounters.size();
    }
}
