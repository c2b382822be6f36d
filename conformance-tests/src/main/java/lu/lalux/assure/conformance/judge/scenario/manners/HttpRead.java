package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * What is sent can be read as HTTP. Advice, for a stranger's connection may be among them; where it is the client's own,
 * no other scenario sees anything of it.
 */
public final class HttpRead implements Scenario {

    @Override
    public String id() {
        return "manieres.http";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        Map<Text, Integer> refused = evidence.log().circumstances().refused();
        if (!refused.isEmpty()) {
            return Ruling.of(refused.entrySet().stream()
                    .map(each -> new Remark(
                            new Text("Une requête que HTTP admet.", "A request that HTTP admits."),
                            new Text(
                                    each.getKey().fr() + " (" + each.getValue() + " fois)",
                                    each.getKey().en() + " (times: " + each.getValue() + ")"),
                            List.of()))
                    .toList());
        }
        return evidence.log().size() > 0
                ? Ruling.shown()
                : Ruling.notShown(new Text("Aucune requête n'est venue.", "No request has come."));
    }
}
