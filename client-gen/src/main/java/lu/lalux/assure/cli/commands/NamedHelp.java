package lu.lalux.assure.cli.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help in which an option goes by its name in the reader's language, where picocli takes the shortest one: in the line
 * that shows all of them, and for their order.
 */
public final class NamedHelp extends Help {

    private final boolean french;

    /** @param locale of the reader */
    public NamedHelp(CommandSpec spec, ColorScheme colours, Locale locale) {
        super(spec, colours);
        french = locale.getLanguage().equals("fr");
    }

    /** The first long name is the French one, the last the English one. */
    private String name(OptionSpec option) {
        List<String> names =
                Stream.of(option.names()).filter(name -> name.startsWith("--")).toList();
        return names.get(french ? 0 : names.size() - 1);
    }

    private Comparator<OptionSpec> order() {
        return Comparator.comparing(this::name);
    }

    @Override
    public String optionList() {
        return optionList(createDefaultLayout(), order(), parameterLabelRenderer());
    }

    @Override
    protected Text createDetailedSynopsisOptionsText(
            Collection<ArgSpec> done, List<OptionSpec> options, Comparator<OptionSpec> sort, boolean cluster) {
        return ansi().new Text(options.stream()
                .filter(option -> !option.hidden() && !done.contains(option))
                .sorted(order())
                .map(this::shown)
                .collect(Collectors.joining()));
    }

    private String shown(OptionSpec option) {
        String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        String whole = name(option) + value;
        return " " + (option.required() ? whole : "[" + whole + "]");
    }
}
