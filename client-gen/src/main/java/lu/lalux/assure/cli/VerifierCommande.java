package lu.lalux.assure.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code assure verifier}: everything that is wrong with requests, by the contract, without network or credentials. */
@Command(name = "verifier")
final class VerifierCommande implements Callable<Integer> {

    @ParentCommand
    private Assure assure;

    @Option(names = "--fonction", descriptionKey = "option.fonction-devinee")
    private Fonction fonction;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Parameters(paramLabel = "CHEMIN", arity = "1..*", descriptionKey = "param.chemins")
    private List<Path> chemins = new ArrayList<>();

    @Override
    public Integer call() {
        Contexte contexte = assure.contexte();
        Contrat contrat = new Contrat();
        LectureDossier lecture = new LectureDossier(contrat, contexte.textes());
        Controle controle = new Controle(contrat, contexte.textes());
        Recit recit = new Recit(contexte);
        ArrayNode resultats = JsonNodeFactory.instance.arrayNode();
        int demandes = 0;
        int fautives = 0;
        for (Path chemin : chemins) {
            for (Demande demande : lecture.lire(chemin, fonction)) {
                List<Faute> fautes = controle.fautes(demande);
                demandes++;
                if (fautes.stream().anyMatch(faute -> !faute.conseil())) {
                    fautives++;
                }
                resultats
                        .addObject()
                        .put("demande", demande.source())
                        .put(
                                "fonction",
                                demande.fonction()
                                        .name()
                                        .toLowerCase(contexte.textes().locale()))
                        .set("fautes", Recit.json(fautes));
                if (!json && !fautes.isEmpty()) {
                    contexte.sortie().println(demande.source());
                    fautes.forEach(faute -> contexte.sortie().println(recit.ligne(faute)));
                }
            }
        }
        if (json) {
            ObjectNode tout = JsonNodeFactory.instance
                    .objectNode()
                    .put("demandes", demandes)
                    .put("fautives", fautives);
            tout.set("resultats", resultats);
            recit.ecrire(tout);
        } else {
            contexte.sortie().println(contexte.dire("verifier.bilan", demandes, fautives));
        }
        return fautives == 0 ? CodeRetour.FAIT : CodeRetour.A_CORRIGER;
    }
}
