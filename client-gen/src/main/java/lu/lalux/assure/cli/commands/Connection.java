package lu.lalux.assure.cli.commands;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.sending.Requester;
import lu.lalux.assure.cli.sending.Requester.Access;
import lu.lalux.assure.cli.settings.Account;
import lu.lalux.assure.cli.settings.SecretFile;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the server is and who asks. What is secret comes from the environment, from a file or from the person at the
 * console, never from the command line, which every other program of the machine can read.
 */
final class Connection {

    private static final int TIMEOUT_MAX = 3_600;

    @Option(
            names = {"--adresse", "--address"},
            paramLabel = "URL",
            descriptionKey = "option.address")
    private URI address;

    @Option(
            names = {"--adresse-jetons", "--token-address"},
            paramLabel = "URL",
            descriptionKey = "option.token-address")
    private URI tokenAddress;

    @Option(names = "--client-id", paramLabel = "ID", descriptionKey = "option.client-id")
    private String clientId;

    @Option(
            names = {"--secret-fichier", "--secret-file"},
            paramLabel = "FICHIER",
            descriptionKey = "option.secret-file")
    private Path secretFile;

    @Option(
            names = {"--jeton-fichier", "--token-file"},
            paramLabel = "FICHIER",
            descriptionKey = "option.token-file")
    private Path tokenFile;

    @Option(
            names = {"--delai", "--timeout"},
            paramLabel = "SECONDES",
            descriptionKey = "option.timeout",
            defaultValue = "60")
    private int timeout;

    @Mixin
    private AccountOptions accounts = new AccountOptions();

    @Mixin
    private PersonOptions person = new PersonOptions();

    @Mixin
    private Network network = new Network();

    /** @throws StopException if who asks is not said */
    AssureClient client(Context context) {
        if (timeout < 1 || timeout > TIMEOUT_MAX) {
            throw new StopException(ExitCode.USAGE, context.say("timeout.bounds", TIMEOUT_MAX));
        }
        AssureClient.Builder builder = AssureClient.builder()
                .endpoints(server(context))
                .language(context.texts().locale())
                .timeout(Duration.ofSeconds(timeout));
        network.apply(context, builder);
        Account account = accounts.chosen(context);
        Optional<String> token = token(context);
        if (token.isPresent()) {
            return builder.accessToken(token::get).build();
        }
        String id =
                id(context).orElseThrow(() -> new StopException(ExitCode.USAGE, context.say("credentials.missing")));
        if (person.wanted(account)) {
            URI back = person.returnAddress(context, account);
            return builder.implicit(id, back, person.signIn(context, back)).build();
        }
        String secret = secret(context, account)
                .or(() -> ask(context, id))
                .orElseThrow(() -> new StopException(ExitCode.USAGE, context.say("credentials.missing")));
        return builder.clientCredentials(id, secret).build();
    }

    /**
     * Reads the files that a real run would read, so that a dry run says what is wrong with them.
     *
     * @throws StopException if a secret or a token is not to be had from the file that is named for it
     */
    void look(Context context) {
        Account account = accounts.chosen(context);
        if (token(context).isEmpty() && !person.wanted(account)) {
            secret(context, account);
        }
    }

    /** Production, unless another address is given. */
    AssureEndpoints server(Context context) {
        try {
            Account account = accounts.chosen(context);
            URI api = address != null
                    ? address
                    : account.address()
                            .or(() -> context.variable("ASSURE_ADRESSE"))
                            .map(URI::create)
                            .orElse(null);
            URI tokens = tokenAddress != null
                    ? tokenAddress
                    : account.tokenAddress()
                            .or(() -> context.variable("ASSURE_ADRESSE_JETONS"))
                            .map(URI::create)
                            .orElse(api);
            if (tokens == null) {
                return AssureEndpoints.PRODUCTION;
            }
            return new AssureEndpoints(api == null ? AssureEndpoints.PRODUCTION.api() : api, tokens);
        } catch (IllegalArgumentException e) {
            throw new StopException(ExitCode.USAGE, context.say("address.invalid"));
        }
    }

    /** Who asks, to tell one account from another; who is not named is taken for whoever has a token. */
    Requester requester(Context context) {
        Access access = person.wanted(accounts.chosen(context)) ? Access.PERSON : Access.SECRET;
        return token(context).isPresent()
                ? Requester.ofToken()
                : id(context).map(id -> new Requester(id, access)).orElseGet(Requester::ofToken);
    }

    private Optional<String> id(Context context) {
        return clientId != null
                ? Optional.of(clientId)
                : accounts.chosen(context).clientId().or(() -> context.variable("ASSURE_CLIENT_ID"));
    }

    /**
     * A token in the environment belongs to whoever is named there. It is not used for an account of the settings, for
     * a person who signs in, or for an application that was typed.
     */
    private Optional<String> token(Context context) {
        if (tokenFile != null) {
            return Optional.of(SecretFile.read(tokenFile, context.texts(), context.errors()::println));
        }
        Account account = accounts.chosen(context);
        boolean typed = clientId != null || secretFile != null;
        return account == Account.NONE && !person.wanted(account) && !typed
                ? context.variable("ASSURE_JETON").map(String::strip)
                : Optional.empty();
    }

    private Optional<String> secret(Context context, Account account) {
        Optional<Path> file = secretFile != null ? Optional.of(secretFile) : account.secretFile();
        if (file.isPresent()) {
            return file.map(one -> SecretFile.read(one, context.texts(), context.errors()::println));
        }
        return account == Account.NONE
                ? context.variable("ASSURE_CLIENT_SECRET").map(String::strip)
                : Optional.empty();
    }

    private static Optional<String> ask(Context context, String id) {
        return context.terminal()
                .map(terminal -> terminal.secret(context.say("secret.question", id)))
                .filter(given -> !given.isBlank());
    }
}
