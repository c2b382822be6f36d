package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import java.util.stream.IntStream;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * {@code Infected} is a verdict that stays: the run that was told so does not send the file again. A later run need not
 * know, and is advised.
 */
public final class InfectedOnce implements Scenario {

    private static final int SHOWN = 5;

    /** So often a person may have begun anew, who runs the program without the judge: nobody knows then when a run ends. */
    private static final int BY_HAND = 3;

    @Override
    public String id() {
        return "fichier.infecte-une-fois";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        String infected = RefusedFile.infected().id();
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(infected));
        if (hits.isEmpty()) {
            return Nothing.came(evidence);
        }
        if (hits.size() == 1 || !evidence.isRead(hits.get(0))) {
            return Ruling.shown();
        }
        Remark again = new Remark(
                new Text("Un fichier infecté n'est pas déposé à nouveau.", "An infected file is not uploaded again."),
                new Text("Déposé " + hits.size() + " fois.", "Uploaded " + hits.size() + " times."),
                hits.subList(0, Math.min(hits.size(), SHOWN)));
        boolean known = evidence.log().circumstances().isRun()
                ? IntStream.range(1, hits.size())
                        .anyMatch(next -> isKnown(evidence, hits.get(next - 1), hits.get(next)))
                : hits.size() > BY_HAND;
        return known ? Ruling.of(List.of(again)) : Ruling.shown().advising(again);
    }

    /** {@return whether who sends the file has read what it is, in the same run} */
    private static boolean isKnown(Evidence evidence, Exchange told, Exchange next) {
        return evidence.isRead(told)
                && next.request().began() - told.ended() > 0
                && !evidence.log().circumstances().ofTwoRuns(told.request(), next.request());
    }
}
