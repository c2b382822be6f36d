package lu.lalux.assure.client;

import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.ReglementReparateur;

/** A repairer's calls that do not make the caller wait; see {@link AssureClientAsync}. */
public final class ReparateurClientAsync extends FonctionClientAsync<ReglementReparateur> {

    private final ReparateurClient client;

    ReparateurClientAsync(ReparateurClient client, Background background) {
        super(client, background);
        this.client = client;
    }

    /**
     * See {@link ReparateurClient#uploadAndSettle}.
     *
     * @param reglement with everything but the key; not to be touched before the future ends
     * @param facture the invoice
     * @return the verdict to come
     */
    public CompletableFuture<Depot> uploadAndSettle(ReglementReparateur.Builder reglement, Upload facture) {
        return background.start(() -> client.uploadAndSettle(reglement, facture));
    }
}
