package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** A client is not alone: it has a bounded number of requests under way. */
public final class FewAtOnce implements Scenario {

    /** More than any library for browsers has for one host. */
    private static final int MANY = 16;

    @Override
    public String id() {
        return "manieres.en-parallele";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> calls = new ArrayList<>(evidence.log()
                .that(exchange -> (exchange.kind() == Kind.UPLOAD || exchange.kind() == Kind.SETTLEMENT)
                        && exchange.ended() != 0));
        if (calls.isEmpty()) {
            return Ruling.notShown(new Text("Aucun appel.", "No call."));
        }
        long start = calls.get(0).request().began();
        calls.sort(Comparator.comparingLong(call -> call.request().began() - start));
        List<Exchange> underWay = new ArrayList<>();
        List<Exchange> most = List.of();
        for (Exchange call : calls) {
            underWay.removeIf(other -> other.ended() - call.request().began() <= 0);
            underWay.add(call);
            if (underWay.size() > most.size()) {
                most = List.copyOf(underWay);
            }
        }
        return most.size() <= MANY
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Au plus " + MANY + " requêtes en même temps.",
                                "At most " + MANY + " requests at a time."),
                        new Text(most.size() + " en même temps.", most.size() + " at a time."),
                        most.subList(0, 3))));
    }
}
