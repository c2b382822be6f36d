package lu.lalux.assure.cli.commands;

import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.contract.Contract;
import picocli.CommandLine.Option;

/** What is held back unless the person says that it is meant. */
final class Concessions {

    /** D20: a server may refuse it. */
    @Option(
            names = {"--sommes-inexactes", "--inexact-sums"},
            descriptionKey = "option.inexact-sums")
    private boolean inexactSums;

    @Option(
            names = {"--fichiers-ailleurs", "--files-elsewhere"},
            descriptionKey = "option.files-elsewhere")
    private boolean elsewhere;

    Checker checker(Contract contract, Texts texts) {
        return new Checker(contract, texts, inexactSums);
    }

    /** Whether a request may name files of other folders than its own. */
    boolean elsewhere() {
        return elsewhere;
    }
}
