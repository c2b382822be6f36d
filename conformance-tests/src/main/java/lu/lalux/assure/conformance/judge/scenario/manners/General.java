package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** What is asked of each request of a session; one that is wrong says enough, with how many others are. */
abstract class General implements Scenario {

    private final String id;

    General(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    /**
     * @param exchange of the session
     * @return whether it is one of those of which this is asked
     */
    boolean concerns(Exchange exchange) {
        return exchange.kind() == Kind.UPLOAD || exchange.kind() == Kind.SETTLEMENT;
    }

    /**
     * @param evidence of the session
     * @return what finds what is wrong with a request, if anything is
     */
    abstract Function<Exchange, Optional<Text>> wrong(Evidence evidence);

    /** {@return what would be right} */
    abstract Text expected();

    @Override
    public final Ruling ruling(Evidence evidence) {
        List<Exchange> asked = evidence.log().that(this::concerns);
        if (asked.isEmpty()) {
            return Ruling.notShown(new Text("Aucune requête de cette sorte.", "No request of this kind."));
        }
        Function<Exchange, Optional<Text>> wrong = wrong(evidence);
        List<Exchange> found = new ArrayList<>();
        Text came = null;
        for (Exchange exchange : asked) {
            Optional<Text> here = wrong.apply(exchange);
            if (here.isPresent()) {
                came = came == null ? here.get() : came;
                found.add(exchange);
            }
        }
        if (came == null) {
            return Ruling.shown();
        }
        String share = " (" + found.size() + "/" + asked.size() + ")";
        return Ruling.of(List.of(new Remark(
                expected(),
                new Text(came.fr() + share, came.en() + share),
                found.subList(0, Math.min(3, found.size())))));
    }
}
