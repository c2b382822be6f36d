package lu.lalux.assure.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The calls of an {@link AssureClient} that do not make the caller wait. What the twin throws ends the future; a file that
 * cannot be read ends it with an {@link UncheckedIOException}.
 */
public final class AssureClientAsync {

    private interface Upload {
        Depot deposer() throws IOException;
    }

    private final AssureClient client;
    private final Executor executor;

    AssureClientAsync(AssureClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    /** See {@link AssureClient#deposerReparateur(Path)}. */
    public CompletableFuture<Depot> deposerReparateur(Path fichier) {
        return deposer(() -> client.deposerReparateur(fichier));
    }

    /** See {@link AssureClient#deposerReparateur(String, byte[])}. */
    public CompletableFuture<Depot> deposerReparateur(String nom, byte[] contenu) {
        return deposer(() -> client.deposerReparateur(nom, contenu));
    }

    /** See {@link AssureClient#deposerExpert(Path)}. */
    public CompletableFuture<Depot> deposerExpert(Path fichier) {
        return deposer(() -> client.deposerExpert(fichier));
    }

    /** See {@link AssureClient#deposerExpert(String, byte[])}. */
    public CompletableFuture<Depot> deposerExpert(String nom, byte[] contenu) {
        return deposer(() -> client.deposerExpert(nom, contenu));
    }

    /** See {@link AssureClient#demander(ReglementReparateur)}. */
    public CompletableFuture<Void> demander(ReglementReparateur reglement) {
        return CompletableFuture.runAsync(() -> client.demander(reglement), executor);
    }

    /** See {@link AssureClient#demander(ReglementExpert)}. */
    public CompletableFuture<Void> demander(ReglementExpert reglement) {
        return CompletableFuture.runAsync(() -> client.demander(reglement), executor);
    }

    private CompletableFuture<Depot> deposer(Upload upload) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return upload.deposer();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }
}
