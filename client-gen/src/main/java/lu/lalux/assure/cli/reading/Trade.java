package lu.lalux.assure.cli.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.client.reglement.Fonction;

/** The two functions of the API, and what their requests are made of (contract; document, "Vue technique"). */
public enum Trade {
    REPARATEUR("DemandeReparateur", "idPrestataire", List.of("facture"), endings("refPDFFacture", ".pdf")),
    EXPERT(
            "DemandeExpert",
            "idExpert",
            List.of("honoraires", "prejudice"),
            endings("refPdfHonoraires", ".honoraires.pdf", "refPdfExpertise", ".expertise.pdf"));

    private final String schema;
    private final String provider;
    private final List<String> amounts;
    private final Map<String, String> keys;

    Trade(String schema, String provider, List<String> amounts, Map<String, String> keys) {
        this.schema = schema;
        this.provider = provider;
        this.amounts = amounts;
        this.keys = keys;
    }

    /** What the facade calls it. */
    public Fonction fonction() {
        return Fonction.valueOf(name());
    }

    /** The contract's schema of its request. */
    public String schema() {
        return schema;
    }

    /** The field that says who sends. */
    String provider() {
        return provider;
    }

    /** What {@code HT}, {@code TVA} and {@code TTC} are appended to. */
    List<String> amounts() {
        return amounts;
    }

    /** The fields that take a file's key, each with the ending that its file has when the request does not name one. */
    public Map<String, String> keys() {
        return keys;
    }

    private static Map<String, String> endings(String... pairs) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            keys.put(pairs[i], pairs[i + 1]);
        }
        return keys;
    }
}
