package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.register.Text;

/** A connection serves several requests: a handshake for each is the largest part of its time, on both sides. */
public final class ConnectionsKept implements Scenario {

    /** Fewer say nothing: a program that sends one invoice in each run has a connection in each. */
    private static final int ENOUGH = 20;

    @Override
    public String id() {
        return "manieres.connexion-gardee";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        // What the judge cut or closed needs another connection.
        List<Exchange> kept = evidence.log()
                .that(exchange -> !exchange.early()
                        && !exchange.answer().manner().closing()
                        && exchange.answer().manner().end() == End.WHOLE);
        if (kept.size() < ENOUGH) {
            return Ruling.notShown(
                    new Text("Moins de " + ENOUGH + " requêtes.", "Fewer than " + ENOUGH + " requests."));
        }
        long connections = kept.stream()
                .map(exchange -> exchange.request().connection())
                .distinct()
                .count();
        return connections * 2 <= kept.size()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text("Plusieurs requêtes par connexion.", "Several requests on each connection."),
                        new Text(
                                connections + " connexions pour " + kept.size() + " requêtes.",
                                connections + " connections for " + kept.size() + " requests."),
                        kept.subList(0, 3))));
    }
}
