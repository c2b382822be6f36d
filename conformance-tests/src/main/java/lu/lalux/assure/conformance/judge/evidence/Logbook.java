package lu.lalux.assure.conformance.judge.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/** All encounters of a session, in the order in which the requests arrived; it is written and read by several threads. */
public final class Logbook {

    /** More than a client needs that sends each invoice twenty times: what comes then is answered, and not written down. */
    public static final int MOST = 20_000;

    private final int most;
    private final List<Encounter> encounters = new ArrayList<>();
    private final Circumstances circumstances = new Circumstances();

    /**
     * @param most encounters that are written down
     */
    public Logbook(int most) {
        this.most = most;
    }

    /** {@return what happened besides} */
    public Circumstances circumstances() {
        return circumstances;
    }

    /**
     * @param make the encounter of a number
     * @return the encounter, written down unless there are too many
     */
    public synchronized Encounter add(IntFunction<Encounter> make) {
        Encounter encounter = make.apply(encounters.size() + 1);
        if (encounters.size() < most) {
            encounters.add(encounter);
        }
        return encounter;
    }

    /**
     * @param encounter that was added
     * @param moment when its answer had left
     */
    public synchronized void end(Encounter encounter, long moment) {
        if (encounter.number() <= encounters.size()) {
            encounters.set(encounter.number() - 1, encounter.endedAt(moment));
        }
    }

    /** {@return all of them, as they are now} */
    public synchronized List<Encounter> all() {
        return List.copyOf(encounters);
    }

    /**
     * @param which of them
     * @return those, in order
     */
    public List<Encounter> that(Predicate<Encounter> which) {
        return all().stream().filter(which).toList();
    }

    /**
     * @param kind of the requests
     * @return those, in order
     */
    public List<Encounter> of(Kind kind) {
        return that(encounter -> encounter.kind() == kind);
    }

    /**
     * @param kind of the requests
     * @param invoice that they are about
     * @return those, in order
     */
    public List<Encounter> of(Kind kind, Invoice invoice) {
        return that(encounter -> encounter.kind() == kind
                && encounter.subject().invoice().filter(invoice::equals).isPresent());
    }

    /** {@return how many requests there were} */
    public synchronized int size() {
        return encounters.size();
    }
}
