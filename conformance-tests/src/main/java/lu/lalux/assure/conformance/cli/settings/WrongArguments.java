package lu.lalux.assure.conformance.cli.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Text;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments and what would be right, in the language that is asked for, without repeating a
 * value: one that is out of place may be a secret.
 */
public final class WrongArguments implements IParameterExceptionHandler {

    private static final int NO_VERDICT = 2;

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        // A command that has no choice of language says it in both.
        boolean chosen = command.getCommandSpec().findOption(LanguageOption.NAME) != null;
        Stream.concat(said(wrong), Stream.of(new Text("Voir " + help + ".", "See " + help + ".")))
                .map(text -> chosen ? text.in(AskedLanguage.of(command, args)) : text.inBoth())
                .forEach(command.getErr()::println);
        return NO_VERDICT;
    }

    private static Stream<Text> said(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched()).map(name -> unknown(name, unmatched.getSuggestions()));
        }
        if (wrong instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream()
                    .map(argument -> argument instanceof OptionSpec option
                            ? option.longestName() + "=" + option.paramLabel()
                            : argument.paramLabel())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Stream.of(new Text("Il manque : " + names + ".", "Missing: " + names + "."));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            String name = name(twice.getOverwritten());
            return Stream.of(new Text(name + " : à donner une seule fois.", name + ": to be given once only."));
        }
        // picocli's own message might repeat a value.
        return wrong.getArgSpec() == null
                ? Stream.of(new Text("Arguments refusés.", "Arguments refused."))
                : Stream.of(refused(wrong));
    }

    /**
     * Options by their names, without their values; anything else is not repeated, and may just be the value of one.
     */
    private static Stream<String> unknown(List<String> arguments) {
        List<String> names = arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.split("=", 2)[0])
                .distinct()
                .toList();
        return names.isEmpty() ? Stream.of("…") : names.stream();
    }

    private static Text unknown(String name, List<String> meant) {
        String near = String.join(", ", meant);
        return new Text(
                "Argument inconnu : " + name + (meant.isEmpty() ? "." : " ; peut-être " + near + " ?"),
                "Unknown argument: " + name + (meant.isEmpty() ? "." : "; perhaps " + near + "?"));
    }

    private static Text refused(ParameterException wrong) {
        String name = name(wrong.getArgSpec());
        Text expected = wrong.getCause() instanceof SettingsException told ? told.text() : expected(wrong.getArgSpec());
        return new Text(
                name + " : valeur refusée ; attendu : " + expected.fr() + ".",
                name + ": value refused; expected: " + expected.en() + ".");
    }

    private static Text expected(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length == 0 ? argument.type() : argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return Text.both(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")));
        }
        if (List.of(int.class, Integer.class).contains(type)) {
            return new Text("un nombre entier", "a whole number");
        }
        return type == URI.class ? new Text("une adresse", "an address") : Text.both(argument.paramLabel());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
