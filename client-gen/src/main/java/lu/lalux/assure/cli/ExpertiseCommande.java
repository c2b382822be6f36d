package lu.lalux.assure.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code assure expertise}: an expert's settlement request, with the fee note and the report. */
@Command(name = "expertise")
final class ExpertiseCommande implements Callable<Integer> {

    @ParentCommand
    private Assure assure;

    @Mixin
    private EnvoiUnique envoi = new EnvoiUnique();

    @Option(names = "--honoraires", paramLabel = "FICHIER", descriptionKey = "option.honoraires")
    private Path honoraires;

    @Option(names = "--rapport", paramLabel = "FICHIER", descriptionKey = "option.rapport")
    private Path rapport;

    @Override
    public Integer call() {
        Map<String, Path> donnes = new HashMap<>();
        donnes.put("refPdfHonoraires", honoraires);
        donnes.put("refPdfExpertise", rapport);
        return envoi.executer(assure.contexte(), Fonction.EXPERT, donnes);
    }
}
