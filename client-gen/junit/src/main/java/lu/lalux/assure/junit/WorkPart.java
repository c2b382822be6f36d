package lu.lalux.assure.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.junit.program.Json;

/**
 * A part of the work list, which has credentials of its own.
 *
 * @param number from 1
 * @param folder with {@code csv/}, {@code json/} and {@code liste.json}; the file {@code resultats.json} there may say
 *     what a person was told
 * @param variables addresses and credentials as the command line {@code assure} takes them, {@code ASSURE_CLIENT_ID}
 *     among them
 * @param invoices to be sent, in any order
 */
public record WorkPart(int number, Path folder, Map<String, String> variables, List<Invoice> invoices) {

    static WorkPart of(int number, Path folder) {
        try {
            Map<String, String> variables = new LinkedHashMap<>();
            for (String line : Files.readAllLines(folder.resolve("acces.env"))) {
                int sign = line.indexOf('=');
                variables.put(line.substring(0, sign), line.substring(sign + 1));
            }
            Map<String, Object> list = Json.object(Files.readString(folder.resolve("liste.json")));
            List<Invoice> invoices = new ArrayList<>();
            for (Map<String, Object> invoice : Json.objects(list, "factures")) {
                invoices.add(invoice(invoice));
            }
            return new WorkPart(number, folder, Map.copyOf(variables), List.copyOf(invoices));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Invoice invoice(Map<String, Object> json) {
        return new Invoice(
                Json.text(json, "nom"),
                (Map<String, Object>) json.get("demande"),
                Json.objects(json, "fichiers").stream()
                        .map(file -> new InvoiceFile(
                                Json.text(file, "champ"),
                                Json.text(file, "nom"),
                                Long.parseLong(Json.text(file, "taille")),
                                Json.text(file, "sha256")))
                        .toList());
    }

    /** {@return the back end's credentials, or with {@code --in-person} the expert's} */
    public Credentials credentials() {
        return variables.containsKey("ASSURE_CLIENT_ID")
                ? new Credentials(variables.get("ASSURE_CLIENT_ID"), variables.get("ASSURE_CLIENT_SECRET"))
                : new Credentials(variables.get("ASSURE_UTILISATEUR"), variables.get("ASSURE_MOT_DE_PASSE"));
    }

    /**
     * Finds a file of an invoice of this part.
     *
     * @param file of one of its invoices
     * @return where it is
     */
    public Path path(InvoiceFile file) {
        return folder.resolve("json").resolve(file.name());
    }

    /** {@return the folder alone: this text ends in reports} */
    @Override
    public String toString() {
        return folder.toString();
    }
}
