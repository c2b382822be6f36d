package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.node.ObjectNode;

/** A settlement that is about no invoice of the list: nothing can be said of it, and it may be a mistake. */
public final class StrayRequest implements Scenario {

    @Override
    public String id() {
        return "reglement.facture-connue";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> readable = evidence.log()
                .that(request -> request.kind() == Kind.SETTLEMENT && request.body() instanceof ObjectNode);
        if (readable.isEmpty()) {
            return Ruling.notShown(
                    new Text("Aucune demande de règlement n'est venue.", "No settlement request has come."));
        }
        List<Exchange> stray = readable.stream()
                .filter(request -> request.subject().invoice().isEmpty())
                .toList();
        return stray.isEmpty()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Chaque demande est une facture de la liste.",
                                "Each request is an invoice of the list."),
                        new Text(
                                stray.size()
                                        + " demande(s) qui ne sont celle d'aucune facture : elles n'ont pas été"
                                        + " jugées.",
                                stray.size() + " request(s) of no invoice: they were not judged."),
                        stray.subList(0, Math.min(3, stray.size())))));
    }
}
