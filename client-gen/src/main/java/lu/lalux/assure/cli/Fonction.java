package lu.lalux.assure.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two functions of the API, and what their requests are made of (contract; document, "Vue technique"). */
enum Fonction {
    REPARATEUR("DemandeReparateur", "idPrestataire", List.of("facture"), cles("refPDFFacture", ".pdf")),
    EXPERT(
            "DemandeExpert",
            "idExpert",
            List.of("honoraires", "prejudice"),
            cles("refPdfHonoraires", ".honoraires.pdf", "refPdfExpertise", ".expertise.pdf"));

    private final String schema;
    private final String identifiant;
    private final List<String> montants;
    private final Map<String, String> cles;

    Fonction(String schema, String identifiant, List<String> montants, Map<String, String> cles) {
        this.schema = schema;
        this.identifiant = identifiant;
        this.montants = montants;
        this.cles = cles;
    }

    /** The contract's schema of its request. */
    String schema() {
        return schema;
    }

    /** The field that says who sends. */
    String identifiant() {
        return identifiant;
    }

    /** What {@code HT}, {@code TVA} and {@code TTC} are appended to. */
    List<String> montants() {
        return montants;
    }

    /** The fields that take a file's key, each with the ending that its file has when the request does not name one. */
    Map<String, String> cles() {
        return cles;
    }

    private static Map<String, String> cles(String... pairs) {
        Map<String, String> cles = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            cles.put(pairs[i], pairs[i + 1]);
        }
        return cles;
    }
}
