package lu.lalux.assure.conformance.cli.settings;

import java.io.PrintWriter;
import java.util.List;
import lu.lalux.assure.conformance.register.Text;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, without repeating a value: one that is out of place may be a secret. */
public final class WrongArguments implements IParameterExceptionHandler {

    private static final int NO_VERDICT = 2;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> names = unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .map(argument -> argument.split("=", 2)[0])
                    .toList();
            String all = names.isEmpty() ? "…" : String.join(", ", names);
            err.println(new Text("Arguments inconnus : " + all, "Unknown arguments: " + all).inBoth());
            names.stream()
                    .flatMap(name -> FormerNames.renamed(name).stream())
                    .forEach(renamed -> err.println(renamed.inBoth()));
        } else {
            err.println(e.getMessage());
        }
        String help = command.getCommandSpec().qualifiedName() + " --help";
        err.println(new Text("Voir " + help, "See " + help).inBoth());
        return NO_VERDICT;
    }
}
