package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.SameRequest;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;

/**
 * Another request has this reference already (D19): only a person knows which of the two is right. Another reference
 * would do for the server, and pay the same invoice twice, as the problem says itself.
 */
public final class Conflict extends Incident {

    /** With a record that was made before. */
    public Conflict() {
        super("incident.conflit", Kind.SETTLEMENT);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        Settlement facts = moment.contract()
                .operation(moment.request().method(), moment.request().path())
                .asSettlement();
        return !moment.early()
                        && (before.isEmpty()
                                || same(facts.identity(), before.get(0).body(), moment.body()))
                ? Optional.of(Effect.instead(Replies.problem(
                        moment, "demande-en-conflit", new Rules.Fault("/" + facts.reference(), "demande-differente"))))
                : Optional.empty();
    }

    /** The key of another upload makes another request, which is in conflict as well. */
    private static boolean sameBesideKeys(Operation operation, JsonNode one, JsonNode other) {
        return operation.fields().stream()
                .filter(field -> !field.isKey())
                .allMatch(field -> SameRequest.same(field, one.path(field.name()), other.path(field.name())));
    }

    private static boolean same(Set<String> names, JsonNode one, JsonNode other) {
        return names.stream().allMatch(name -> one.path(name).equals(other.path(name)));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange hit = hits.get(0);
        Text expected = new Text(
                "La facture va à une personne, avec sa référence.",
                "The invoice goes to a person, with its reference.");
        Ruling ruling = new Unchanged(evidence)
                .ruling(hit, repeat -> sameBesideKeys(evidence.settlement(), hit.body(), repeat.body()), expected);
        Set<String> identity = evidence.settlement().asSettlement().identity();
        return new LaterRequests(evidence, hit)
                .repeats().stream()
                        .filter(repeat -> !same(identity, hit.body(), repeat.body()))
                        .filter(repeat -> evidence.isRead(hit))
                        .findFirst()
                        .map(repeat -> ruling.with(new Remark(
                                expected,
                                new Text(
                                        "Renvoyée sous une autre référence : la même facture est payée deux fois.",
                                        "Sent again under another reference: the same invoice is paid twice."),
                                List.of(hit, repeat))))
                        .orElse(ruling);
    }
}
