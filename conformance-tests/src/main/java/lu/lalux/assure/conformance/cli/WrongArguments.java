package lu.lalux.assure.conformance.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, without repeating a value: one that is out of place may be a secret. */
final class WrongArguments implements IParameterExceptionHandler {

    private static final int NO_VERDICT = 2;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String names = unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .map(argument -> argument.split("=", 2)[0])
                    .collect(Collectors.joining(", "));
            err.println("Arguments inconnus / Unknown arguments: " + (names.isEmpty() ? "…" : names));
        } else {
            err.println(e.getMessage());
        }
        err.println("Voir / See: " + command.getCommandSpec().qualifiedName() + " --help");
        return NO_VERDICT;
    }
}
