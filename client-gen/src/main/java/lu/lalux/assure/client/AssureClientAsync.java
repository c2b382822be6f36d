package lu.lalux.assure.client;

import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.reglement.Reglement;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an {@link AssureClient} that do not make the caller wait: 16 at a time, with 1 000 more waiting. Whoever
 * asks for still more sends it on its own thread, and so is slowed down to the server's pace instead of filling the
 * memory.
 *
 * <p>What the twin throws ends the future. A future that is cancelled gives up its request: it is not begun, or its
 * connection is cut. Whether the server had it by then, nobody knows; a settlement request can be sent again.
 */
public final class AssureClientAsync {

    private final AssureClient client;
    private final Background background = new Background();
    private final ReparateurClientAsync reparateur;
    private final ExpertClientAsync expert;

    AssureClientAsync(AssureClient client) {
        this.client = client;
        this.reparateur = new ReparateurClientAsync(client.reparateur(), background);
        this.expert = new ExpertClientAsync(client.expert(), background);
    }

    /** {@return a repairer's calls} */
    public ReparateurClientAsync reparateur() {
        return reparateur;
    }

    /** {@return an expert's calls} */
    public ExpertClientAsync expert() {
        return expert;
    }

    /**
     * See {@link AssureClient#fonction(Fonction)}.
     *
     * @param fonction whose calls
     * @return {@link #reparateur()} or {@link #expert()}
     */
    public FonctionClientAsync<?> fonction(Fonction fonction) {
        return fonction == Fonction.REPARATEUR ? reparateur : expert;
    }

    /**
     * See {@link AssureClient#settle(Reglement)}.
     *
     * @param reglement the request
     * @return ends when it is recorded
     */
    public CompletableFuture<@Nullable Void> settle(Reglement reglement) {
        return background.start(() -> {
            client.settle(reglement);
            return null;
        });
    }

    void close() {
        background.close();
    }
}
