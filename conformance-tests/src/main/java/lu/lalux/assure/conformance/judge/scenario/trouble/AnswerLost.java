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
import lu.lalux.assure.conformance.model.Reply;

/**
 * A settlement is recorded, and its answer gets lost, is cut, or comes when many have stopped to wait; or the connection is cut
 * before it is recorded, which a client cannot tell from the first. The same request again, with the same key (D19), or a person.
 */
public final class AnswerLost extends Incident {

    /** Longer than the suggested timeout of a settlement, by little. */
    private static final Duration LATE = Duration.ofSeconds(35);

    private final Act act;

    /** The answer gets lost. */
    public AnswerLost() {
        this("incident.reponse-perdue", recorded(Manner.USUAL.ending(End.LOST)));
    }

    private AnswerLost(String id, Act act) {
        super(id, Kind.SETTLEMENT);
        this.act = act;
    }

    private static Act recorded(Manner manner) {
        return Act.leaving(manner).onlyFor(reply -> reply.status() == 202);
    }

    /** {@return the connection is cut before the request is recorded} */
    public static AnswerLost requestCut() {
        return new AnswerLost(
                "incident.reglement-coupe", Act.instead(new Reply(500)).in(Manner.USUAL.ending(End.LOST)));
    }

    /** {@return the answer is cut in its middle} */
    public static AnswerLost halfway() {
        return new AnswerLost("incident.reponse-coupee", recorded(Manner.USUAL.ending(End.HALF)));
    }

    /** {@return the answer comes late} */
    public static AnswerLost late() {
        return new AnswerLost("incident.reponse-lente", recorded(Manner.USUAL.after(LATE)));
    }

    @Override
    Optional<Act> happen(Moment moment, List<Encounter> before) {
        return moment.early() || !before.isEmpty() ? Optional.empty() : Optional.of(act);
    }

    @Override
    Ruling judge(Evidence evidence, List<Encounter> hits) {
        return Ruling.of(new Sequel(evidence, hits.get(0)).same().remarks());
    }
}
