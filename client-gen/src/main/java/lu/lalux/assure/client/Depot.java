package lu.lalux.assure.client;

import java.util.Optional;
import lu.lalux.assure.client.model.StatutDepot;

/**
 * The verdict on a file (contract, schema {@code ResultatDepot}; document, "Fichier physique").
 *
 * @param statut {@code VERIFIED}, or why the file was not kept
 * @param cle the file's key, if and only if it was kept; it cannot be asked for again, and the file may be gone 24 hours later
 */
public record Depot(StatutDepot statut, Optional<String> cle) {

    /** {@return whether the file was kept, so that there is a key} */
    public boolean verifie() {
        return statut == StatutDepot.VERIFIED;
    }

    static Depot tropGrand() {
        return new Depot(StatutDepot.FILE_TOO_BIG, Optional.empty());
    }
}
