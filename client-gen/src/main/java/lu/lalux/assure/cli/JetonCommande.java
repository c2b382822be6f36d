package lu.lalux.assure.cli;

import java.util.concurrent.Callable;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code assure jeton}: an access token, on standard output and nowhere else. */
@Command(name = "jeton")
final class JetonCommande implements Callable<Integer> {

    @ParentCommand
    private Assure assure;

    @Mixin
    private Connexion connexion = new Connexion();

    @Option(names = "--fonction", descriptionKey = "option.fonction", defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Override
    public Integer call() {
        Contexte contexte = assure.contexte();
        try (AssureClient client = connexion.client(contexte)) {
            contexte.sortie()
                    .println(fonction == Fonction.REPARATEUR ? client.jetonReparateur() : client.jetonExpert());
            return CodeRetour.FAIT;
        } catch (AssureException refusal) {
            new Recit(contexte).lignes(refusal).forEach(contexte.erreurs()::println);
            return CodeRetour.de(refusal);
        }
    }
}
