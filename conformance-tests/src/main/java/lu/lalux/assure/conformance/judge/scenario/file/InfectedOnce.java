package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** {@code Infected} is a verdict that stays: the file does not come again, whoever sends it. */
public final class InfectedOnce implements Scenario {

    private static final int SHOWN = 5;

    @Override
    public String id() {
        return "fichier.infecte-une-fois";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        String infected = RefusedFile.infected().id();
        List<Exchange> hits =
                evidence.log().that(encounter -> encounter.scenario().equals(infected));
        if (hits.isEmpty()) {
            return Nothing.came(evidence);
        }
        return hits.size() == 1 || !evidence.isRead(hits.get(0))
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Un fichier infecté n'est pas déposé à nouveau.",
                                "An infected file is not uploaded again."),
                        new Text("Déposé " + hits.size() + " fois.", "Uploaded " + hits.size() + " times."),
                        hits.subList(0, Math.min(hits.size(), SHOWN)))));
    }
}
