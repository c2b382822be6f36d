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
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Text;

/**
 * A settlement is refused for what it says, each time it says so: it goes to a person, and does not come again
 * unchanged, nor with another key where a field is named. The problem has members that no client knows, as any may one
 * day, unless it says no more than it must.
 */
public final class Refused extends Incident {

    private final boolean naming;
    private final Function<PendingRequest, Reply> refusal;

    private Refused(String id, boolean naming, Function<PendingRequest, Reply> refusal) {
        super(id, Kind.SETTLEMENT);
        this.naming = naming;
        this.refusal = refusal;
    }

    /** {@return two fields are refused, with a code that only this server has: a person learns of both} */
    public static Refused field() {
        return new Refused(
                "incident.champs-refuses",
                true,
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
        return new Refused("incident.valeur-inconnue", true, moment -> {
            Field field = knownToTheInsurer(settlement(moment));
            return dressed(Replies.problem(
                    moment,
                    "regle-non-respectee",
                    new Rules.Fault("/" + field.name(), field.unknown().orElseThrow())));
        });
    }

    /** {@return the problem says no more than it must} */
    public static Refused withoutDetails() {
        return new Refused("incident.probleme-nu", false, moment -> Replies.problem(moment, "regle-non-respectee"));
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
                                || SameRequest.besideKeys(
                                        settlement(moment), before.get(0).body(), moment.body()))
                ? Optional.of(Effect.instead(refusal.apply(moment)))
                : Optional.empty();
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange hit = hits.get(0);
        Text expected = new Text(
                "La facture va à une personne, ou revient corrigée.",
                "The invoice goes to a person, or comes again mended.");
        Ruling ruling = new Unchanged(evidence)
                .ruling(
                        hit,
                        repeat -> SameRequest.besideKeys(evidence.settlement(), hit.body(), repeat.body()),
                        expected);
        return uploadedAgain(evidence, hit)
                .map(repeat -> ruling.with(new Remark(
                        expected,
                        new Text(
                                "Renvoyée avec la clé d'un nouveau dépôt ; le refus ne parle pas de la clé.",
                                "Sent again with the key of a new upload; the refusal does not speak of the key."),
                        List.of(hit, repeat))))
                .orElse(ruling);
    }

    /** {@return a repeat with another key, by the program itself; where nothing is said of any field, it may be the key} */
    private Optional<Exchange> uploadedAgain(Evidence evidence, Exchange hit) {
        return naming
                ? new LaterRequests(evidence, hit)
                        .repeats().stream()
                                .filter(repeat -> evidence.isRead(hit)
                                        && evidence.log().circumstances().ofOneRun(hit.request(), repeat.request())
                                        && SameRequest.besideKeys(evidence.settlement(), hit.body(), repeat.body())
                                        && !SameRequest.is(evidence.settlement(), hit.body(), repeat.body()))
                                .findFirst()
                : Optional.empty();
    }
}
