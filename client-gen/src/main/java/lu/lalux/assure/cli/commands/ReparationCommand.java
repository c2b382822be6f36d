package lu.lalux.assure.cli.commands;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import lu.lalux.assure.client.reglement.Fonction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code assure reparation}: a repairer's settlement request, with its invoice. */
@Command(name = "reparation", aliases = "repair")
final class ReparationCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private SingleRequest sending = new SingleRequest();

    @Option(
            names = {"--facture", "--invoice"},
            paramLabel = "FICHIER",
            descriptionKey = "option.invoice")
    private Path invoice;

    @Override
    public Integer call() {
        Map<String, Path> givenFiles = new HashMap<>();
        givenFiles.put("refPDFFacture", invoice);
        return sending.execute(assure.context(), Fonction.REPARATEUR, givenFiles);
    }
}
