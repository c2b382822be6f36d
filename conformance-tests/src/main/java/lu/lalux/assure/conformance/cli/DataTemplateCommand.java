package lu.lalux.assure.conformance.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.suite.implementation.data.DataTemplate;
import picocli.CommandLine.Command;

/** {@code data-template}: a data file to begin with. */
@Command(
        name = "data-template",
        mixinStandardHelpOptions = true,
        description = {
            "Donne un modèle de fichier pour --data, fait du contrat.",
            "Prints a template of a file for --data, made of the contract."
        })
final class DataTemplateCommand implements Callable<Integer> {

    private final PrintStream out;

    DataTemplateCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(DataTemplate.of(Contract.load(), Contract.loadEnglish()));
        return 0;
    }
}
