package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Act;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Moment;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Sequel;

/** The service is not there for one invoice, as long as a client has patience: it stops at last, and does the others. */
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
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        boolean past = before.size() > IN_MEASURE + 1
                || (!before.isEmpty()
                        && moment.arrival().began() - before.get(0).arrival().began()
                                > moment.tempo().of(LONGEST).toNanos());
        return moment.early() || past
                ? Optional.empty()
                : Optional.of(Act.instead(
                        Replies.problem(moment, "service-indisponible").header(Replies.RETRY_AFTER, "1")));
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        return Ruling.of(new Sequel(evidence, hits.get(0)).atMost(IN_MEASURE).remarks());
    }
}
