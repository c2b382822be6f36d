package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** Files go through the trade's own upload: a key is of no use to the other function (D18). */
public final class OwnFunction implements Scenario {

    private static final int SHOWN = 3;

    @Override
    public String id() {
        return "fichier.fonction";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        Fonction other = evidence.software().trade().other();
        Set<String> paths = Set.of(other.path(), other.upload());
        List<Exchange> wrong = evidence.log()
                .that(request -> request.kind() == Kind.OTHER
                        && paths.contains(request.request().path()));
        if (!wrong.isEmpty()) {
            String own = evidence.software().trade().upload();
            return Ruling.of(List.of(new Remark(
                    Text.both(own),
                    Text.both(wrong.get(0).request().path()),
                    wrong.subList(0, Math.min(SHOWN, wrong.size())))));
        }
        return evidence.log().of(Kind.UPLOAD).isEmpty()
                ? Ruling.notShown(new Text("Aucun fichier n'est venu.", "No file has come."))
                : Ruling.shown();
    }
}
