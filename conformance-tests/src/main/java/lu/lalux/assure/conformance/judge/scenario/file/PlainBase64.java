package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** Files are Base64 of RFC 4648 section 4: that alphabet, padded, without line breaks (D23). */
public final class PlainBase64 implements Scenario {

    private static final int SHOWN = 3;

    @Override
    public String id() {
        return "fichier.base64";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> uploads = evidence.log()
                .that(upload -> upload.kind() == Kind.UPLOAD && upload.brought().isPresent());
        if (uploads.isEmpty()) {
            return Ruling.notShown(new Text("Aucun fichier n'est venu.", "No file has come."));
        }
        String name = evidence.upload().only(Field::isFile).name();
        List<Exchange> wrong = uploads.stream()
                .filter(upload -> upload.brought().orElseThrow().sha256().isEmpty())
                .limit(SHOWN)
                .toList();
        return wrong.isEmpty()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "« " + name
                                        + " » : l'alphabet usuel (+ et /), avec remplissage (=), sans saut de ligne.",
                                "\"" + name
                                        + "\": the usual alphabet (+ and /), with padding (=), without line breaks."),
                        new Text("Autre chose.", "Something else."),
                        wrong)));
    }
}
