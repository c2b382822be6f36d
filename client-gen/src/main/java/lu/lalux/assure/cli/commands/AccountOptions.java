package lu.lalux.assure.cli.commands;

import java.nio.file.Path;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.settings.Account;
import lu.lalux.assure.cli.settings.SettingsFile;
import picocli.CommandLine.Option;

/** Which account of a settings file sends. */
final class AccountOptions {

    @Option(
            names = {"--reglages", "--settings"},
            paramLabel = "FICHIER",
            descriptionKey = "option.settings")
    private Path settings;

    @Option(
            names = {"--compte", "--account"},
            paramLabel = "NOM",
            descriptionKey = "option.account")
    private String name;

    private Account chosen;

    /** Without a settings file, {@link Account#NONE}. Read once. */
    Account chosen(Context context) {
        if (chosen == null) {
            chosen = read(context);
        }
        return chosen;
    }

    private Account read(Context context) {
        Optional<Path> file = settings != null
                ? Optional.of(settings)
                : context.variable("ASSURE_REGLAGES").map(Path::of);
        if (file.isEmpty()) {
            if (name != null) {
                throw new StopException(ExitCode.USAGE, context.say("settings.missing", name));
            }
            return Account.NONE;
        }
        Optional<String> account = name != null ? Optional.of(name) : context.variable("ASSURE_COMPTE");
        return new SettingsFile(file.get(), context.texts()).account(account);
    }
}
