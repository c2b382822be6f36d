package lu.lalux.assure.conformance.cli.settings;

import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Language;
import picocli.CommandLine;

/**
 * The language that is asked for, where the command line cannot be parsed yet for what is wrong with its configuration
 * file.
 */
public final class AskedLanguage {

    private AskedLanguage() {}

    /**
     * @param command whose configuration file was read, as far as it can be
     * @param args the command line, which prevails over the file
     * @return the language; French when none is asked for, or one that there is not
     */
    public static Language of(CommandLine command, String[] args) {
        return TypedOption.value(LanguageOption.NAME, args)
                .or(() -> ofTheFile(command))
                .flatMap(word -> Stream.of(Language.values())
                        .filter(language -> language.name().equalsIgnoreCase(word))
                        .findFirst())
                .orElse(Language.FR);
    }

    private static Optional<String> ofTheFile(CommandLine command) {
        return command.getDefaultValueProvider() instanceof ConfigurationFile file
                ? Optional.ofNullable(file.defaultValue(command.getCommandSpec().findOption(LanguageOption.NAME)))
                : Optional.empty();
    }
}
