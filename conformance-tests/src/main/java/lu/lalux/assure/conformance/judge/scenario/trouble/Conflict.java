package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * would do for the server, and pay the same invoice twice, as the problem says itself. Before that the service is not
 * there once: a client that has failed before must not take the conflict for its own request, which would be answered by
 * 202 again.
 */
public final class Conflict extends Incident {

    private static final int CONFLICT = 409;

    /** With a record that was made before. */
    public Conflict() {
        super("incident.conflit", Kind.SETTLEMENT);
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        if (moment.early()) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            return Optional.of(Effect.instead(
                    Replies.problem(moment, "service-indisponible").header(Replies.RETRY_AFTER, "1")));
        }
        Settlement facts = moment.contract()
                .operation(moment.request().method(), moment.request().path())
                .asSettlement();
        return same(facts.identity(), before.get(0).body(), moment.body())
                ? Optional.of(Effect.instead(Replies.problem(
                        moment, "demande-en-conflit", new Rules.Fault("/" + facts.reference(), "demande-differente"))))
                : Optional.empty();
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
        Ruling ruling = hits.stream()
                .filter(refused -> refused.status() == CONFLICT)
                .findFirst()
                .map(refused -> new Unchanged(evidence)
                        .ruling(
                                refused,
                                repeat -> SameRequest.besideKeys(evidence.settlement(), refused.body(), repeat.body()),
                                expected))
                .orElse(Ruling.shown());
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
