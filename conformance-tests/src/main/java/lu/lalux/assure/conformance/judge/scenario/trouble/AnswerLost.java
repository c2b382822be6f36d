package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Encounter;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Act;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Moment;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.Sequel;
import lu.lalux.assure.conformance.judge.wire.Departure.End;
import lu.lalux.assure.conformance.judge.wire.Departure.Manner;
import lu.lalux.assure.conformance.judge.worklist.DraftBook;
import lu.lalux.assure.conformance.register.Text;

/** A settlement is recorded, and its answer gets lost: the same request again, with the same key (D19), or a person. */
public final class AnswerLost implements Scenario {

    private static final int MOST = 10;

    @Override
    public String id() {
        return "incident.reponse-perdue";
    }

    @Override
    public void draft(DraftBook book) {
        book.invoice(id());
    }

    @Override
    public Optional<Act> act(Moment moment) {
        return moment.subject().isFor(id())
                        && moment.subject().kind() == Kind.SETTLEMENT
                        && !moment.early()
                        && moment.nth() == 1
                ? Optional.of(Act.leaving(Manner.USUAL.ending(End.LOST)))
                : Optional.empty();
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Encounter> hits =
                evidence.log().that(encounter -> encounter.scenario().equals(id()));
        if (hits.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucune demande de règlement de sa facture n'est venue.",
                    "No settlement request of its invoice has come."));
        }
        Sequel sequel = new Sequel(evidence, hits.get(0)).same().atMost(MOST);
        if (sequel.repeats().isEmpty() && !sequel.over()) {
            return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
        }
        return Ruling.of(sequel.remarks());
    }
}
