package lu.lalux.assure.client;

import java.io.IOException;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;

/**
 * The calls that a repairer and an expert have alike.
 *
 * @param <R> the settlement request
 */
public abstract sealed class FonctionClient<R extends Reglement> permits ReparateurClient, ExpertClient {

    private final Calls calls;
    private final Fonction fonction;

    FonctionClient(Calls calls, Fonction fonction) {
        this.calls = calls;
        this.fonction = fonction;
    }

    /**
     * Uploads a file ({@code PUT /reparateur/upload}, {@code PUT /expert/upload}).
     *
     * @param upload the file; one that is larger than {@link Upload#MAX_BYTES} is not sent, its verdict is
     *     {@code FILE_TOO_BIG}
     * @return the verdict; an infected file is a result, not an exception
     * @throws IOException if the file cannot be read, or was changed meanwhile; never for bytes in memory
     * @throws AssureException if the server refused the request, or did not answer
     */
    public Depot upload(Upload upload) throws IOException {
        return calls.upload(fonction, upload);
    }

    /**
     * Sends a settlement request ({@code PUT /reparateur}, {@code PUT /expert}). When this returns, the request is
     * recorded; the same request again does no harm.
     *
     * @param reglement the request
     * @throws AssureException if the server refused the request, with all its faults, or did not answer; it has the
     *     request
     */
    public void settle(R reglement) {
        calls.settle(reglement);
    }

    /**
     * A token for these calls, for whoever sends some request in another way; the same one that this client uses.
     *
     * @return the token, a secret
     * @throws AssureException if the server gave none
     */
    public String token() {
        return calls.token(fonction);
    }
}
