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
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;

/**
 * A settlement is recorded, and its answer gets lost, is cut, or comes when many have stopped to wait: the same request
 * again, with the same key (D19), or a person.
 */
public final class AnswerLost extends Incident {

    /** Longer than the suggested timeout of a settlement, by little. */
    private static final Duration LATE = Duration.ofSeconds(35);

    private final Manner manner;

    /** The answer gets lost. */
    public AnswerLost() {
        this("incident.reponse-perdue", Manner.USUAL.ending(End.LOST));
    }

    private AnswerLost(String id, Manner manner) {
        super(id, Kind.SETTLEMENT);
        this.manner = manner;
    }

    /** {@return the answer is cut in its middle} */
    public static AnswerLost halfway() {
        return new AnswerLost("incident.reponse-coupee", Manner.USUAL.ending(End.HALF));
    }

    /** {@return the answer comes late} */
    public static AnswerLost late() {
        return new AnswerLost("incident.reponse-lente", Manner.USUAL.after(LATE));
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return moment.early() || !before.isEmpty()
                ? Optional.empty()
                : Optional.of(Effect.leaving(manner).onlyFor(reply -> reply.status() == 202));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return Ruling.of(new LaterRequests(evidence, hits.get(0)).same().remarks());
    }
}
