package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Text;

/**
 * A settlement is refused for what it says, each time it says so: it goes to a person, and does not come again
 * unchanged. The problem has members that no client knows, as any may one day, unless it says no more than it must.
 */
public final class Refused extends Incident {

    private final Function<PendingRequest, Reply> refusal;

    private Refused(String id, Function<PendingRequest, Reply> refusal) {
        super(id, Kind.SETTLEMENT);
        this.refusal = refusal;
    }

    /** {@return two fields are refused, with a code that only this server has: a person learns of both} */
    public static Refused field() {
        return new Refused(
                "incident.champs-refuses",
                moment -> dressed(Replies.problem(
                        moment,
                        "champs-invalides",
                        closed(knownToTheInsurer(settlement(moment))),
                        closed(another(settlement(moment))))));
    }

    private static Rules.Fault closed(Field field) {
        return new Rules.Fault("/" + field.name(), "dossier-clos", "Dossier clos ; file closed: " + field.name() + ".");
    }

    private static Reply dressed(Reply problem) {
        problem.json(UnknownMembers.around(problem.json()));
        return problem;
    }

    /** {@return the insurer does not know a value} */
    public static Refused value() {
        return new Refused("incident.valeur-inconnue", moment -> {
            Field field = knownToTheInsurer(settlement(moment));
            return dressed(Replies.problem(
                    moment,
                    "regle-non-respectee",
                    new Rules.Fault("/" + field.name(), field.unknown().orElseThrow())));
        });
    }

    /** {@return the problem says no more than it must} */
    public static Refused withoutDetails() {
        return new Refused("incident.probleme-nu", moment -> Replies.problem(moment, "regle-non-respectee"));
    }

    private static Operation settlement(PendingRequest moment) {
        return moment.contract()
                .operation(moment.request().method(), moment.request().path());
    }

    /** {@return a field that the insurer looks up, other than the provider: that one is the same in all invoices} */
    private static Field knownToTheInsurer(Operation operation) {
        return operation.only(field -> field.unknown().isPresent()
                && field.isFree()
                && !field.name().equals(operation.asSettlement().provider()));
    }

    /** {@return the next such text, which does not make another invoice of it either (D19)} */
    private static Field another(Operation operation) {
        Field first = knownToTheInsurer(operation);
        return operation.only(field -> field.isFree()
                && !field.equals(first)
                && !operation.asSettlement().identity().contains(field.name()));
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        return !moment.early()
                        && (before.isEmpty()
                                || SameRequest.is(
                                        settlement(moment), before.get(0).body(), moment.body()))
                ? Optional.of(Effect.instead(refusal.apply(moment)))
                : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        return new Unchanged(evidence)
                .ruling(
                        hits.get(0),
                        repeat -> SameRequest.is(
                                evidence.settlement(), hits.get(0).body(), repeat.body()),
                        new Text(
                                "La facture va à une personne, ou revient corrigée.",
                                "The invoice goes to a person, or comes again mended."));
    }
}
