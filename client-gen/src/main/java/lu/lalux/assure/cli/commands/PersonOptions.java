package lu.lalux.assure.cli.commands;

import java.net.URI;
import java.time.Duration;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.settings.Account;
import lu.lalux.assure.cli.signin.Browser;
import lu.lalux.assure.cli.signin.PersonSignIn;
import picocli.CommandLine.Option;

/** An expert in person, who signs in in a browser instead of giving a secret. */
final class PersonOptions {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(
            names = {"--connexion", "--sign-in"},
            descriptionKey = "option.sign-in")
    private boolean signIn;

    @Option(
            names = {"--adresse-retour", "--return-address"},
            paramLabel = "URL",
            descriptionKey = "option.return-address")
    private URI address;

    /** Asked for, or an account's only way. */
    boolean wanted(Account account) {
        return signIn
                || account.returnAddress().isPresent() && account.secretFile().isEmpty();
    }

    URI returnAddress(Context context, Account account) {
        try {
            return address != null
                    ? address
                    : account.returnAddress()
                            .or(() -> context.variable("ASSURE_ADRESSE_RETOUR"))
                            .map(URI::create)
                            .orElse(PersonSignIn.USUAL);
        } catch (IllegalArgumentException e) {
            throw new StopException(ExitCode.USAGE, context.say("signin.return-address", PersonSignIn.USUAL));
        }
    }

    PersonSignIn signIn(Context context, URI returnAddress) {
        Browser browser = new Browser(context.variable("ASSURE_NAVIGATEUR"));
        return new PersonSignIn(returnAddress, browser, PATIENCE, context.texts(), context.errors()::println);
    }
}
