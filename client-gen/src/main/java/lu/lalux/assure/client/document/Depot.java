package lu.lalux.assure.client.document;

import java.util.Optional;
import lu.lalux.assure.client.model.StatutDepot;

/**
 * The verdict on a file (contract, schema {@code ResultatDepot}; document, "Fichier physique").
 *
 * @param status {@code VERIFIED}, or why the file was not kept
 * @param key the file's key, if and only if it was kept; it cannot be asked for again, and the file may be gone 24
 *     hours later
 */
public record Depot(StatutDepot status, Optional<String> key) {

    /** {@return whether the file was kept, so that there is a key} */
    public boolean verified() {
        return status == StatutDepot.VERIFIED;
    }
}
