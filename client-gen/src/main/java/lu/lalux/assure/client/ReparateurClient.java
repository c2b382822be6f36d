package lu.lalux.assure.client;

import java.io.IOException;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.ReglementReparateur;

/** A repairer's calls. Thread-safe. */
public final class ReparateurClient extends FonctionClient<ReglementReparateur> {

    ReparateurClient(Calls calls) {
        super(calls, Fonction.REPARATEUR);
    }

    /**
     * Uploads the invoice and, if it was kept, sends the settlement request with its key. The request is checked before
     * anything is uploaded. Where the request itself found no answer, the exception has it
     * ({@link AssureException#reglement()}): that one is to be sent again, by {@link #settle}; this method would upload
     * another copy, whose key makes another request.
     *
     * @param reglement with everything but {@code refPDFFacture}, which is set here
     * @param facture the invoice
     * @return the verdict on the invoice; the request was sent, and is recorded, if and only if it is {@code VERIFIED}
     * @throws IOException if the file cannot be read, or was changed meanwhile
     * @throws IllegalStateException if the request is not as the contract says
     * @throws AssureException if the server refused file or request, or did not answer
     */
    public Depot uploadAndSettle(ReglementReparateur.Builder reglement, Upload facture) throws IOException {
        reglement.check();
        Depot depot = upload(facture);
        if (depot.verified()) {
            settle(reglement.refPDFFacture(depot.key().orElseThrow()).build());
        }
        return depot;
    }
}
