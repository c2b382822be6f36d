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
import lu.lalux.assure.conformance.judge.wire.Departure.End;
import lu.lalux.assure.conformance.judge.wire.Departure.Manner;

/**
 * A settlement is recorded, and its answer gets lost, is cut, or comes when many have stopped to wait: the same request again,
 * with the same key (D19), or a person.
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
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        return moment.early() || !before.isEmpty()
                ? Optional.empty()
                : Optional.of(Act.leaving(manner).onlyFor(reply -> reply.status() == 202));
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        return Ruling.of(new Sequel(evidence, hits.get(0)).same().remarks());
    }
}
