package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;

/**
 * The service is not there for one invoice, as long as a client has patience: it stops at last, and does the others.
 */
public final class BusyForLong extends Incident {

    /** A client with more patience than this is told so. */
    private static final int IN_MEASURE = 10;

    /** A client whose waits grow must not spend the session here. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Until the client stops, or for as long as is sensible. */
    public BusyForLong() {
        super("incident.indisponible-longtemps", Kind.SETTLEMENT);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        boolean past = before.size() > IN_MEASURE + 1
                || (!before.isEmpty()
                        && moment.request().began() - before.get(0).request().began()
                                > moment.tempo().of(LONGEST).toNanos());
        return moment.early() || past
                ? Optional.empty()
                : Optional.of(Effect.instead(
                        Replies.problem(moment, "service-indisponible").header(Replies.RETRY_AFTER, "1")));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return Ruling.of(
                new LaterRequests(evidence, hits.get(0)).atMost(IN_MEASURE).remarks());
    }
}
