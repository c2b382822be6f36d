package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureException;
import lu.lalux.assure.client.Depot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code assure deposer}: uploads files, and says each one's verdict and key. */
@Command(name = "deposer")
final class DeposerCommande implements Callable<Integer> {

    private static final String CHAMP = "fileNameWithExtension";

    @ParentCommand
    private Assure assure;

    @Mixin
    private Connexion connexion = new Connexion();

    @Option(names = "--fonction", descriptionKey = "option.fonction", defaultValue = "REPARATEUR")
    private Fonction fonction;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "FICHIER", arity = "1..*", descriptionKey = "param.fichiers")
    private List<Path> fichiers = new ArrayList<>();

    @Override
    public Integer call() {
        Contexte contexte = assure.contexte();
        Controle controle = new Controle(contexte.contrat(), contexte.textes());
        Recit recit = new Recit(contexte);
        ArrayNode depots = JsonNodeFactory.instance.arrayNode();
        int code = CodeRetour.FAIT;
        try (AssureClient client = connexion.client(contexte)) {
            for (Path fichier : fichiers) {
                ObjectNode depot = depots.addObject().put("fichier", fichier.toString());
                Optional<Faute> faute = controle.fichier(CHAMP, fichier);
                if (faute.isPresent()) {
                    depot.set("fautes", Recit.json(List.of(faute.get())));
                    contexte.erreurs().println(fichier + " : " + faute.get().texte());
                    code = Math.max(code, CodeRetour.A_CORRIGER);
                    continue;
                }
                Depot resultat = new Envoi(client).deposer(fonction, fichier);
                depot.put("status", resultat.statut().getValue());
                resultat.cle().ifPresent(cle -> depot.put("key", cle));
                if (!json) {
                    contexte.sortie()
                            .println(fichier + " : "
                                    + resultat.cle()
                                            .orElse(contexte.dire(
                                                    "depot." + resultat.statut().getValue())));
                }
                if (!resultat.verifie()) {
                    code = Math.max(code, CodeRetour.A_CORRIGER);
                }
            }
        } catch (AssureException refusal) {
            recit.lignes(refusal).forEach(contexte.erreurs()::println);
            code = CodeRetour.de(refusal);
        } catch (IOException e) {
            contexte.erreurs().println(contexte.dire("fichier.illisible", e.getMessage()));
            code = CodeRetour.FICHIER;
        }
        if (json) {
            ObjectNode tout = JsonNodeFactory.instance.objectNode();
            tout.set("depots", depots);
            recit.ecrire(tout);
        }
        return code;
    }
}
