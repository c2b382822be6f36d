package lu.lalux.assure.client;

import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.reglement.Reglement;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link FonctionClient} that do not make the caller wait; see {@link AssureClientAsync}.
 *
 * @param <R> the settlement request
 */
public abstract sealed class FonctionClientAsync<R extends Reglement> permits ReparateurClientAsync, ExpertClientAsync {

    private final FonctionClient<R> client;
    final Background background;

    FonctionClientAsync(FonctionClient<R> client, Background background) {
        this.client = client;
        this.background = background;
    }

    /**
     * See {@link FonctionClient#upload}.
     *
     * @param upload the file, not to be changed before the future ends
     * @return its verdict to come
     */
    public CompletableFuture<Depot> upload(Upload upload) {
        return background.start(() -> client.upload(upload));
    }

    /**
     * See {@link FonctionClient#settle}.
     *
     * @param reglement the request
     * @return ends when it is recorded
     */
    public CompletableFuture<@Nullable Void> settle(R reglement) {
        return background.start(() -> {
            client.settle(reglement);
            return null;
        });
    }

    /**
     * See {@link FonctionClient#token}.
     *
     * @return the token to come
     */
    public CompletableFuture<String> token() {
        return background.start(client::token);
    }
}
