package lu.lalux.assure.conformance.judge.scenario.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * {@code Error}: again a little later, and not for ever; or a person. Each request makes the server scan the file
 * again.
 */
public final class ErrorInMeasure implements Scenario {

    private static final int MOST = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public String id() {
        return "fichier.erreur-mesure";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        String lasting = RefusedFile.lastingError().id();
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(lasting));
        if (hits.isEmpty()) {
            return Nothing.came(evidence);
        }
        LaterRequests sequel = new LaterRequests(evidence, hits.get(0)).atMost(MOST);
        if (!sequel.over() && hits.size() <= MOST) {
            return Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."));
        }
        List<Remark> remarks = new ArrayList<>(sequel.remarks());
        for (int i = 1; i < hits.size(); i++) {
            Duration wait = hits.get(i - 1).until(hits.get(i));
            boolean anew = evidence.log()
                    .circumstances()
                    .ofTwoRuns(hits.get(i - 1).request(), hits.get(i).request());
            if (!anew && wait.compareTo(evidence.tempo().of(SOON)) < 0) {
                remarks.add(new Remark(
                        new Text("Un nouvel essai après 1 s au moins.", "Another attempt after 1 s at least."),
                        new Text("Après " + sequel.shown(wait) + ".", "After " + sequel.shown(wait) + "."),
                        hits.subList(i - 1, i + 1)));
                break;
            }
        }
        return Ruling.of(remarks);
    }
}
