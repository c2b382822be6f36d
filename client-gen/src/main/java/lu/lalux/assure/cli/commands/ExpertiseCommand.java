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

/** {@code assure expertise}: an expert's settlement request, with the fee note and the report. */
@Command(name = "expertise")
final class ExpertiseCommand implements Callable<Integer> {

    @ParentCommand
    private AssureCommand assure;

    @Mixin
    private SingleRequest sending = new SingleRequest();

    @Option(
            names = {"--honoraires", "--fees"},
            paramLabel = "FICHIER",
            descriptionKey = "option.fees")
    private Path fees;

    @Option(
            names = {"--rapport", "--report"},
            paramLabel = "FICHIER",
            descriptionKey = "option.report")
    private Path report;

    @Override
    public Integer call() {
        Map<String, Path> givenFiles = new HashMap<>();
        givenFiles.put("refPdfHonoraires", fees);
        givenFiles.put("refPdfExpertise", report);
        return sending.execute(assure.context(), Fonction.EXPERT, givenFiles);
    }
}
