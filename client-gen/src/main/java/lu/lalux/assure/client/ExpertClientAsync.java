package lu.lalux.assure.client;

import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.ReglementExpert;

/** An expert's calls that do not make the caller wait; see {@link AssureClientAsync}. */
public final class ExpertClientAsync extends FonctionClientAsync<ReglementExpert> {

    private final ExpertClient client;

    ExpertClientAsync(ExpertClient client, Background background) {
        super(client, background);
        this.client = client;
    }

    /**
     * See {@link ExpertClient#uploadAndSettle}.
     *
     * @param reglement with everything but the two keys; not to be touched before the future ends
     * @param honoraires the fee note
     * @param expertise the report
     * @return the verdict to come
     */
    public CompletableFuture<Depot> uploadAndSettle(
            ReglementExpert.Builder reglement, Upload honoraires, Upload expertise) {
        return background.start(() -> client.uploadAndSettle(reglement, honoraires, expertise));
    }
}
