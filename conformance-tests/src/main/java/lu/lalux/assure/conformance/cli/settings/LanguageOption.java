package lu.lalux.assure.conformance.cli.settings;

import lu.lalux.assure.conformance.register.Language;
import picocli.CommandLine.Option;

/** The language that a command speaks in, as typed. */
public final class LanguageOption {

    /** As it is typed. */
    public static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "fr|en",
            defaultValue = "fr",
            description = {"Langue de la sortie.", "Language of the output."})
    private Language language;

    /** {@return the language; French when none is asked for} */
    public Language asked() {
        return language;
    }
}
