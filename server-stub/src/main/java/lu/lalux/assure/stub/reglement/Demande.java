package lu.lalux.assure.stub.reglement;

import java.util.List;
import lu.lalux.assure.stub.contract.Fonction;

/**
 * A settlement request, whichever function it came by, as the contract's facts tell it apart ({@code x-identite},
 * {@code x-sommes}, {@code x-depot}).
 *
 * @param function the function
 * @param provider who asks for payment
 * @param reference of the invoice
 * @param type invoice or credit note
 * @param sums the amounts that are to add up, in the contract's order
 * @param keys the files that it names, in the contract's order
 * @param content the request as the generated model holds it
 */
record Demande(
        Fonction function,
        String provider,
        String reference,
        String type,
        List<Somme> sums,
        List<String> keys,
        Object content) {}
