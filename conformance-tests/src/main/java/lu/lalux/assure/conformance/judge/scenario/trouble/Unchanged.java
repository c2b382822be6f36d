package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/**
 * What is refused for what it says is refused again. A program that repeats it by itself is wrong; a person who starts
 * it once more is not, nor is a program that sends its list from the beginning in each run. Both leave traces: a new
 * run sends again what had its answer before.
 */
final class Unchanged {

    /** Nobody starts a program again within this time and finds its connection open. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(2);

    /** So many that nobody asked for them one by one. */
    private static final int MANY = 10;

    /** What says nothing of the request's content. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 429);

    private final Evidence evidence;

    Unchanged(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * What follows an answer that may never have been read was not repeated in spite of it.
     *
     * @param refused the request that was refused
     * @param same whether a later one of the same invoice is refused for the same
     * @param expected what would be right
     * @return broken, or shown; with advice if it came again at all
     */
    Ruling ruling(Exchange refused, Predicate<Exchange> same, Text expected) {
        List<Exchange> repeats = new ArrayList<>();
        Exchange answered = refused;
        for (Exchange repeat : new LaterRequests(evidence, refused).repeats()) {
            if (same.test(repeat)) {
                if (evidence.isRead(answered)) {
                    repeats.add(repeat);
                }
                answered = repeat;
            }
        }
        if (repeats.isEmpty()) {
            return Ruling.shown();
        }
        int alone = 0;
        boolean quick = false;
        Exchange last = refused;
        for (Exchange repeat : repeats.subList(0, Math.min(repeats.size(), MANY))) {
            if (!newRun(last, repeat)) {
                alone++;
                quick |= last.request().connection() == repeat.request().connection() && isSoon(last, repeat);
            }
            last = repeat;
        }
        List<Exchange> shown = new ArrayList<>(List.of(refused));
        shown.addAll(repeats.subList(0, Math.min(repeats.size(), 4)));
        Remark remark = new Remark(
                expected,
                new Text(
                        "Renvoyée " + repeats.size() + " fois, et refusée pour la même raison.",
                        "Sent again " + repeats.size() + " time(s), and refused for the same reason."),
                shown);
        return quick || alone >= 2 || repeats.size() >= MANY
                ? Ruling.of(List.of(remark))
                : Ruling.shown().advising(remark);
    }

    /**
     * {@return whether another invoice came again in between that had its answer before: then somebody began anew. So soon, that
     * has to be one that was accepted: several that are refused may be repeated at a time by the program itself}
     */
    private boolean newRun(Exchange from, Exchange to) {
        if (evidence.log().circumstances().ofTwoRuns(from.request(), to.request())) {
            return true;
        }
        Set<String> done = new HashSet<>();
        for (Exchange other : evidence.log().of(Kind.SETTLEMENT)) {
            String name = other.subject().invoice().map(Invoice::name).orElse("");
            if (other.number() < to.number()
                    && !name.isEmpty()
                    && !other.subject().equals(to.subject())) {
                if (other.number() > from.number() && done.contains(name)) {
                    return true;
                }
                // Where the judge runs the program, each run is known: what was refused comes again by the program
                // itself.
                boolean accepted =
                        isSoon(from, to) || evidence.log().circumstances().isRun();
                if (accepted ? other.answered() && other.status() == 202 : isFinal(other)) {
                    done.add(name);
                }
            }
        }
        return false;
    }

    private boolean isSoon(Exchange from, Exchange to) {
        return to.request().began() - from.request().began()
                < evidence.tempo().of(BY_ITSELF).toNanos();
    }

    private static boolean isFinal(Exchange exchange) {
        return exchange.answered()
                && (exchange.status() == 202
                        || (exchange.status() >= 400
                                && exchange.status() < 500
                                && !PASSING.contains(exchange.status())));
    }
}
