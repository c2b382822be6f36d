package lu.lalux.assure.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        List<String> typed = List.of(args);
        context.errors().println(Wording.printable(said(wrong, typed)));
        context.errors().println(context.say("usage.see", name(wrong.getCommandLine(), typed)));
        return ExitCode.USAGE;
    }

    private String said(ParameterException wrong, List<String> typed) {
        if (wrong instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream()
                    .map(arg -> name(arg, typed))
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
                            .collect(Collectors.joining(context.say("usage.and")));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return context.say("usage.twice", name(twice.getOverwritten(), typed));
        }
        if (wrong.getArgSpec() == null) {
            return context.say("usage.refused");
        }
        String name = name(wrong.getArgSpec(), typed);
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

    /** As it was typed, or else by its first long name, the French one. */
    private static String name(ArgSpec arg, List<String> typed) {
        if (!(arg instanceof OptionSpec option)) {
            return arg.paramLabel();
        }
        List<String> names = List.of(option.names());
        return typed.stream()
                .map(one -> one.split("=", 2)[0])
                .filter(names::contains)
                .findFirst()
                .or(() -> names.stream().filter(name -> name.startsWith("--")).findFirst())
                .orElse(option.longestName());
    }

    /** As it was typed: a command has a French name and an English one. */
    private static String name(CommandLine command, List<String> typed) {
        String name = command.getCommandName();
        List<String> aliases = List.of(command.getCommandSpec().aliases());
        String own = typed.stream()
                .filter(one -> one.equals(name) || aliases.contains(one))
                .findFirst()
                .orElse(name);
        return command.getParent() == null
                ? own
                : command.getParent().getCommandSpec().qualifiedName() + " " + own;
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
