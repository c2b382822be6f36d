package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** A file that is uploaded again keeps its name: whoever looks for it at the insurer's finds one file. */
public final class NameKeptAgain implements Scenario {

    @Override
    public String id() {
        return "fichier.nom-a-nouveau";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        if (evidence.software().ownFiles()) {
            return Nothing.came(evidence);
        }
        Map<Subject, Exchange> first = new HashMap<>();
        boolean again = false;
        for (Exchange upload : evidence.log().of(Kind.UPLOAD)) {
            if (upload.brought().isPresent() && upload.subject().invoice().isPresent()) {
                Optional<Exchange> before = Optional.ofNullable(first.putIfAbsent(upload.subject(), upload));
                again = again || before.isPresent();
                if (before.isPresent() && !name(before.get()).equals(name(upload))) {
                    return Ruling.of(List.of(new Remark(
                            new Text(
                                    "« " + name(before.get()) + " », à nouveau.",
                                    "\"" + name(before.get()) + "\", again."),
                            new Text("« " + name(upload) + " »", "\"" + name(upload) + "\""),
                            List.of(before.get(), upload))));
                }
            }
        }
        return again || evidence.ended() && !first.isEmpty()
                ? Ruling.shown()
                : Ruling.notShown(new Text("Aucun fichier n'a été déposé deux fois.", "No file was uploaded twice."));
    }

    private static String name(Exchange upload) {
        return upload.brought().orElseThrow().name();
    }
}
