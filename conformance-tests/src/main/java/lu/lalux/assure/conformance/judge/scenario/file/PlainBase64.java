package lu.lalux.assure.conformance.judge.scenario.file;

import java.util.List;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * Files are Base64 of RFC 4648 section 4: that alphabet, padded, without line breaks (D23), and with zeros for the bits
 * that belong to no byte (section 3.5).
 */
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
                .filter(upload -> !upload.brought().orElseThrow().plain())
                .limit(SHOWN)
                .toList();
        return wrong.isEmpty()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "« " + name
                                        + " » : l'alphabet usuel (+ et /), avec remplissage (=), sans saut de ligne ni"
                                        + " bit de reste.",
                                "\"" + name
                                        + "\": the usual alphabet (+ and /), with padding (=), without line breaks or"
                                        + " spare bits."),
                        came(wrong.get(0).brought().orElseThrow()),
                        wrong)));
    }

    private static Text came(UploadedFile file) {
        if (file.sha256().isEmpty()) {
            return new Text(
                    "Un autre alphabet, d'autres caractères, ou un remplissage incomplet.",
                    "Another alphabet, other characters, or a padding that is not whole.");
        }
        return file.padded()
                ? new Text(
                        "Des bits qui ne sont à aucun octet ne sont pas nuls.",
                        "Bits that belong to no byte are not zero.")
                : new Text("Le remplissage (=) manque.", "The padding (=) is missing.");
    }
}
