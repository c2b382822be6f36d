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
                .filter(upload -> upload.brought().orElseThrow().writing() != UploadedFile.Writing.PLAIN)
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
        return switch (file.writing()) {
            case LINES -> new Text("Un saut de ligne.", "A line break.");
            case ADDRESS ->
                new Text("« data: » devant, comme dans une adresse.", "\"data:\" before it, as in an address.");
            case URL_SAFE -> new Text("L'alphabet des adresses (- et _).", "The alphabet of addresses (- and _).");
            case UNPADDED -> new Text("Le remplissage (=) manque.", "The padding (=) is missing.");
            case SPARE_BITS ->
                new Text(
                        "Des bits qui ne sont à aucun octet ne sont pas nuls.",
                        "Bits that belong to no byte are not zero.");
            case PLAIN, OTHER ->
                new Text(
                        "D'autres caractères, ou un remplissage incomplet.",
                        "Other characters, or a padding that is not whole.");
        };
    }
}
