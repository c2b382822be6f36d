package lu.lalux.assure.conformance.judge.scenario.manners;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.trouble.ErrorAgain;
import lu.lalux.assure.conformance.register.Text;

/**
 * Between tries of what fails again and again, the waits grow; judged by what the server's errors were followed by in one
 * run: when the next one begins is not the program's doing.
 */
public final class GrowingWaits implements Scenario {

    /** Waits that say something: two, for three tries. */
    private static final int ENOUGH = 2;

    /** Who waits so long each time need not wait longer. */
    private static final Duration LONG = Duration.ofSeconds(10);

    @Override
    public String id() {
        return "manieres.attentes-croissantes";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(ErrorAgain.SETTLEMENT));
        if (hits.isEmpty()) {
            return Ruling.notShown(new Text("Aucune erreur 500 n'est venue.", "No error 500 has come up."));
        }
        List<Exchange> tries = new ArrayList<>(List.of(hits.get(0)));
        LaterRequests sequel = new LaterRequests(evidence, hits.get(0));
        sequel.repeatsInRun().stream().limit(hits.size()).forEach(tries::add);
        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            waits.add(Duration.ofNanos(
                    tries.get(i).request().began() - tries.get(i - 1).request().began()));
        }
        if (waits.size() < ENOUGH) {
            return sequel.over()
                    ? Ruling.shown()
                    : Ruling.notShown(new Text("Moins de trois essais.", "Fewer than three tries."));
        }
        Duration first = waits.get(0);
        Duration longest = waits.stream().max(Duration::compareTo).orElse(first);
        boolean grow = longest.compareTo(first.multipliedBy(5).dividedBy(4)) > 0
                || longest.compareTo(evidence.tempo().of(LONG)) >= 0;
        // What comes at once each time differs by chance alone.
        boolean none = longest.compareTo(evidence.tempo().of(Duration.ofMillis(200))) < 0;
        String shown = String.join(", ", waits.stream().map(sequel::shown).toList());
        return grow && !none
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Chaque attente plus longue que la précédente.",
                                "Each wait longer than the one before."),
                        Text.both(shown),
                        tries)));
    }
}
