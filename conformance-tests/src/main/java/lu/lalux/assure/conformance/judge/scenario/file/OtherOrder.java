package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.GivenUp;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An upload's answer with its members in another order, which JSON leaves free: the key is found in it all the same.
 */
public final class OtherOrder implements Scenario {

    private volatile String field = "";

    private static ObjectNode reversed(ObjectNode answer) {
        ObjectNode other = JsonMapper.shared().createObjectNode();
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(answer.properties());
        for (int i = members.size() - 1; i >= 0; i--) {
            other.set(members.get(i).getKey(), members.get(i).getValue());
        }
        return other;
    }

    @Override
    public String id() {
        return "fichier.autre-ordre";
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id());
        field = book.firstKey().orElseThrow();
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        return moment.subject().isFor(id())
                        && moment.subject().kind() == Kind.UPLOAD
                        && moment.subject().field().equals(field)
                        && !moment.early()
                ? Optional.of(Effect.touching(reply -> reply.json(reversed(reply.json())))
                        .onlyFor(reply -> reply.status() == 200))
                : Optional.empty();
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(id()));
        if (hits.isEmpty()) {
            return Nothing.came(evidence);
        }
        Keys keys = new Keys(evidence);
        Exchange last = hits.get(hits.size() - 1);
        List<Exchange> settlements = new LaterRequests(evidence, hits.get(0))
                .later().stream()
                        .filter(later -> later.kind() == Kind.SETTLEMENT)
                        .toList();
        if (settlements.stream().anyMatch(settlement -> keys.without(settlement).isEmpty())) {
            return Ruling.shown();
        }
        if (!settlements.isEmpty()) {
            Exchange wrong = settlements.get(0);
            return Ruling.of(List.of(remark(
                    new Text(
                            "La demande est venue sans cette clé (" + keys.without(wrong) + ").",
                            "The request came without that key (" + keys.without(wrong) + ")."),
                    List.of(hits.get(0), wrong))));
        }
        if (evidence.isRead(last) && GivenUp.isAfter(evidence, last)) {
            return Ruling.of(List.of(remark(
                    new Text(
                            "La facture a été abandonnée après cette réponse.",
                            "The invoice was given up after this answer."),
                    hits.subList(0, Math.min(3, hits.size())))));
        }
        return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
    }

    private static Remark remark(Text came, List<Exchange> exchanges) {
        return new Remark(
                new Text(
                        "La clé de la réponse est retenue, et la demande envoyée avec elle.",
                        "The key in the answer is kept, and the request sent with it."),
                came,
                exchanges);
    }
}
