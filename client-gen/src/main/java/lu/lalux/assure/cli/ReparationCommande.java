package lu.lalux.assure.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code assure reparation}: a repairer's settlement request, with its invoice. */
@Command(name = "reparation")
final class ReparationCommande implements Callable<Integer> {

    @ParentCommand
    private Assure assure;

    @Mixin
    private EnvoiUnique envoi = new EnvoiUnique();

    @Option(names = "--facture", paramLabel = "FICHIER", descriptionKey = "option.facture")
    private Path facture;

    @Override
    public Integer call() {
        Map<String, Path> donnes = new HashMap<>();
        donnes.put("refPDFFacture", facture);
        return envoi.executer(assure.contexte(), Fonction.REPARATEUR, donnes);
    }
}
