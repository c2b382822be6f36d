package lu.lalux.assure.stub.reglement;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.contract.Fonction;

/**
 * A settlement request, whichever function it came by.
 *
 * @param function the function
 * @param provider {@code idPrestataire} or {@code idExpert}
 * @param reference {@code referenceFacture}
 * @param type {@code F} or {@code N}
 * @param sums the amounts that are to add up
 * @param keys the files that it names, by the pointer of the field that does
 * @param content the request as the generated model holds it
 */
public record Demande(
        Fonction function,
        String provider,
        String reference,
        String type,
        List<Somme> sums,
        Map<String, String> keys,
        Object content) {}
