package lu.lalux.assure.cli.commands;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the server is and who asks. What is secret comes from the environment, from a file or from the person at the console,
 * never from the command line, which every other program of the machine can read.
 */
final class Connection {

    private static final int SECRET_MAX = 65_536;
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
        Optional<String> token = secret(context, tokenFile, "ASSURE_JETON");
        if (token.isPresent()) {
            return builder.accessToken(token::get).build();
        }
        String id =
                id(context).orElseThrow(() -> new StopException(ExitCode.USAGE, context.say("credentials.missing")));
        String secret = secret(context, secretFile, "ASSURE_CLIENT_SECRET")
                .or(() -> ask(context, id))
                .orElseThrow(() -> new StopException(ExitCode.USAGE, context.say("credentials.missing")));
        return builder.clientCredentials(id, secret).build();
    }

    /** Production, unless another address is given. */
    AssureEndpoints server(Context context) {
        try {
            URI api = address != null
                    ? address
                    : context.variable("ASSURE_ADRESSE").map(URI::create).orElse(null);
            URI tokens = tokenAddress != null
                    ? tokenAddress
                    : context.variable("ASSURE_ADRESSE_JETONS").map(URI::create).orElse(api);
            if (tokens == null) {
                return AssureEndpoints.PRODUCTION;
            }
            return new AssureEndpoints(api == null ? AssureEndpoints.PRODUCTION.api() : api, tokens);
        } catch (IllegalArgumentException e) {
            throw new StopException(ExitCode.USAGE, context.say("address.invalid"));
        }
    }

    /** Who asks, to tell one account from another: the client's identifier, or nothing where there is a token only. */
    String account(Context context) {
        return secret(context, tokenFile, "ASSURE_JETON").isPresent()
                ? ""
                : id(context).orElse("");
    }

    private Optional<String> id(Context context) {
        return clientId != null ? Optional.of(clientId) : context.variable("ASSURE_CLIENT_ID");
    }

    private static Optional<String> ask(Context context, String id) {
        return context.terminal()
                .map(terminal -> terminal.secret(context.say("secret.question", id)))
                .filter(given -> !given.isBlank());
    }

    private static Optional<String> secret(Context context, Path file, String variable) {
        if (file == null) {
            return context.variable(variable).map(String::strip);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(SECRET_MAX), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, context.texts().unreadable(e, file));
        }
    }
}
