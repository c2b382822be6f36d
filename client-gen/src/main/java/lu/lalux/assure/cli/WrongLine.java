package lu.lalux.assure.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.cli.commands.Context;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.contract.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the program's words instead of picocli's, and what was probably meant. */
final class WrongLine implements IParameterExceptionHandler {

    private final Context context;

    WrongLine(Context context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        context.errors().println(Wording.printable(said(wrong)));
        context.errors()
                .println(context.say("usage.see", command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private String said(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream()
                    .map(WrongLine::name)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return context.say("usage.missing", names);
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> options = unmatched.getUnmatched().stream()
                    .filter(one -> one.startsWith("-"))
                    .toList();
            // What stands behind an option that is not known is probably its value.
            return (options.isEmpty() ? unmatched.getUnmatched() : options)
                    .stream()
                            .map(one -> context.say("usage.unknown", one) + meant(one, unmatched.getCommandLine()))
                            .collect(Collectors.joining(" ; "));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return context.say("usage.twice", name(twice.getOverwritten()));
        }
        if (wrong.getArgSpec() == null) {
            return context.say("usage.refused");
        }
        String name = name(wrong.getArgSpec());
        return wrong.getValue() == null
                ? context.say("usage.no-value", name)
                : context.say("usage.value", name, wrong.getValue()) + among(wrong.getArgSpec());
    }

    /** The values that there are, where they can be counted. */
    private String among(ArgSpec arg) {
        return arg.paramLabel().contains("|")
                ? context.say("usage.among", arg.paramLabel().replace("|", context.say("usage.or")))
                : "";
    }

    /** An option's first long name is the French one. */
    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option
                ? Stream.of(option.names())
                        .filter(name -> name.startsWith("--"))
                        .findFirst()
                        .orElse(option.longestName())
                : arg.paramLabel();
    }

    private String meant(String typed, CommandLine command) {
        List<String> names = new ArrayList<>();
        if (typed.startsWith("-")) {
            command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        } else {
            names.addAll(command.getSubcommands().keySet());
        }
        return Nearest.among(typed.split("=", 2)[0], names)
                .map(nearest -> context.say("meant", nearest))
                .orElse("");
    }
}
