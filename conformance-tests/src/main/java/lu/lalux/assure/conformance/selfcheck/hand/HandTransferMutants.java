package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.function.Predicate;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.target.Fonction;

/** Ways of sending, and contents, that nobody thought of when the server was written: it breaks. */
final class HandTransferMutants {

    private final HandMade made;
    private final String word;
    private final String path;

    HandTransferMutants(HandMade made, Fonction function) {
        this.made = made;
        this.word = function.word();
        this.path = function.path();
    }

    void make() {
        transfers();
        contents();
    }

    private void transfers() {
        made.slip(word + ".first-read-only", "RFC 9112 6", Slip.FIRST_READ_ONLY, "", "http.corps-lent." + word);
        made.breaks(
                word + ".breaks-on-chunks", path, "RFC 9112 7.1", has("transfer-encoding"), "http.morceaux." + word);
        made.breaks(word + ".breaks-on-expect", path, "RFC 9110 10.1.1", has("expect"), "http.expect." + word);
        made.breaks(word + ".breaks-on-gzip", path, "RFC 9110 8.4", has("content-encoding"), "http.gzip." + word);
        made.breaks(
                word + ".breaks-on-bom",
                path,
                "RFC 8259 8.1",
                asked -> asked.body().length > 0 && asked.body()[0] == (byte) 0xEF,
                "http.bom." + word);
    }

    private void contents() {
        made.breaks(
                word + ".breaks-on-nesting",
                path,
                "D16",
                asked -> asked.text().contains("[[[["),
                "reglement.imbrication." + word);
        made.breaks(
                word + ".breaks-on-huge-exponent",
                path,
                "D16",
                asked -> asked.text().contains("1e999999999"),
                "reglement.nombre-immense." + word);
    }

    private static Predicate<Asked> has(String header) {
        return asked -> !asked.header(header).isEmpty();
    }
}
