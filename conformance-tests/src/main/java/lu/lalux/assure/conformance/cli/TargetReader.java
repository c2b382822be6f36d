package lu.lalux.assure.conformance.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.cli.settings.Ports;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Proxy;
import lu.lalux.assure.conformance.exchange.TrustedCertificates;
import lu.lalux.assure.conformance.suite.implementation.Absence;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Target;

/** Makes a target of the command line, the environment and the files: secrets never come as arguments. */
final class TargetReader {

    /** Nothing is sent in a dry run, so that nobody need give away a secret for it. */
    private static final String NEVER_SENT = "dry-run-Dry-Run";

    private final Options options;
    private final UnaryOperator<String> environment;

    TargetReader(Options options, UnaryOperator<String> environment) {
        this.options = options;
        this.environment = environment;
    }

    Target read() {
        URI api = options.target.api != null ? options.target.api : options.target.sandbox;
        if (api == null) {
            throw new SettingsException("Donnez --api-url (ou --sandbox).", "Give --api-url (or --sandbox).");
        }
        address("--api-url", api);
        Optional<ImplicitSettings> implicit = implicit();
        if (options.target.otherUser != null && implicit.isEmpty()) {
            throw new SettingsException(
                    "--other-user va avec --application-id, --redirect-uri et --user.",
                    "--other-user goes with --application-id, --redirect-uri and --user.");
        }
        return new Target(
                        api,
                        endpoint("--token-url", options.target.token, api, "/token"),
                        endpoint("--authen-url", options.target.authen, api, "/authen"),
                        credentials(
                                        AccountOption.CLIENT,
                                        options.target.clientId,
                                        SandboxIdentities.CLIENT,
                                        options.target.clientSecretFile)
                                .orElseThrow(() -> new SettingsException("Donnez --client-id.", "Give --client-id.")),
                        credentials(
                                AccountOption.OTHER_CLIENT,
                                options.target.otherClientId,
                                SandboxIdentities.OTHER_CLIENT,
                                options.target.otherClientSecretFile),
                        credentials(
                                AccountOption.EXPERT_CLIENT,
                                options.target.expertClientId,
                                SandboxIdentities.EXPERT_CLIENT,
                                options.target.expertClientSecretFile),
                        credentials(
                                AccountOption.BOTH_CLIENT,
                                options.target.bothClientId,
                                SandboxIdentities.BOTH_CLIENT,
                                options.target.bothClientSecretFile),
                        implicit,
                        credentials(
                                AccountOption.OTHER_USER,
                                options.target.otherUser,
                                SandboxIdentities.OTHER_USER,
                                options.target.otherPasswordFile),
                        options.connection.timeout)
                .without(absences());
    }

    /** Whoever says that there is none gives none either. */
    private Set<Absence> absences() {
        Set<Absence> absent = EnumSet.noneOf(Absence.class);
        for (String word : options.target.without) {
            absent.add(Absence.of(word)
                    .orElseThrow(() -> new SettingsException(
                            "--without : « " + word + " » ; attendu " + Absence.words() + ".",
                            "--without: \"" + word + "\"; expected " + Absence.words() + ".")));
        }
        String client = orSandbox(options.target.clientId, SandboxIdentities.CLIENT);
        if (absent.contains(Absence.BOTH_CLIENT)) {
            contradicts(Absence.BOTH_CLIENT, "--both-client-id", options.target.bothClientId != null);
            contradicts(
                    Absence.BOTH_CLIENT,
                    "--expert-client-id",
                    options.target.expertClientId != null && options.target.expertClientId.equals(client));
        }
        if (absent.contains(Absence.SECOND_PROVIDER)) {
            contradicts(Absence.SECOND_PROVIDER, "--second-provider-id", options.data.secondProvider != null);
            contradicts(Absence.SECOND_PROVIDER, "--second-expert-id", options.data.secondExpert != null);
        }
        return absent;
    }

    private static void contradicts(Absence absence, String option, boolean given) {
        if (given) {
            throw new SettingsException(
                    "--without " + absence.word() + " et " + option + " se contredisent.",
                    "--without " + absence.word() + " and " + option + " contradict each other.");
        }
    }

    /** For {@code --list}, which sends nothing. */
    static Target nowhere(Options options) {
        URI nowhere = URI.create("http://localhost");
        return new Target(
                nowhere,
                nowhere,
                nowhere,
                new Credentials("", ""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                options.connection.timeout);
    }

    /** {@return how to reach the target} */
    Connection connection() {
        return new Connection(options.connection.timeout, proxy(), certificates(), options.connection.perSecond);
    }

    private Optional<Proxy> proxy() {
        if (options.connection.proxyUser == null) {
            AccountOption.PROXY.needsNoName(options.connection.proxyPasswordFile);
        }
        if (options.connection.proxy == null) {
            if (options.connection.proxyUser != null) {
                throw new SettingsException("--proxy-user va avec --proxy.", "--proxy-user goes with --proxy.");
            }
            return Optional.empty();
        }
        address("--proxy", options.connection.proxy);
        if (!options.connection.proxy.getScheme().equals("http") || options.connection.proxy.getPort() < 1) {
            throw new SettingsException("--proxy : http://hôte:port.", "--proxy: http://host:port.");
        }
        Optional<Credentials> credentials = Optional.ofNullable(options.connection.proxyUser)
                .map(name ->
                        new Credentials(name, secret(AccountOption.PROXY, name, options.connection.proxyPasswordFile)));
        return Optional.of(new Proxy(options.connection.proxy, credentials));
    }

    private Optional<KeyStore> certificates() {
        if (options.connection.certificates == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustedCertificates.read(options.connection.certificates));
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingsException(
                    "--ca-file : aucun certificat PEM ne se lit dans " + options.connection.certificates + ".",
                    "--ca-file: no PEM certificate can be read in " + options.connection.certificates + ".");
        }
    }

    private static URI endpoint(String option, URI given, URI api, String path) {
        URI endpoint = given != null ? given : URI.create(api.toString().replaceAll("/+$", "") + path);
        address(option, endpoint);
        return endpoint;
    }

    private static void address(String option, URI uri) {
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new SettingsException(
                    option + " : une adresse sans identifiants, sans paramètres et sans fragment.",
                    option + ": an address without credentials, parameters and fragment.");
        }
        if (uri.getScheme() == null
                || !Set.of("http", "https").contains(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() > Ports.LAST) {
            throw new SettingsException(
                    option + " : « " + uri + " » n'est pas une adresse http ou https.",
                    option + ": \"" + uri + "\" is no http or https address.");
        }
    }

    private Optional<ImplicitSettings> implicit() {
        Optional<Credentials> user = credentials(
                AccountOption.USER, options.target.user, SandboxIdentities.USER, options.target.passwordFile);
        String application = orSandbox(options.target.applicationId, SandboxIdentities.APPLICATION);
        String redirectUri = options.target.redirectUri == null && options.target.sandbox != null
                ? SandboxIdentities.redirectUri(options.target.sandbox)
                : options.target.redirectUri;
        if (user.isEmpty() && application == null && redirectUri == null) {
            return Optional.empty();
        }
        if (user.isEmpty() || application == null || redirectUri == null) {
            throw new SettingsException(
                    "--application-id, --redirect-uri et --user vont ensemble.",
                    "--application-id, --redirect-uri and --user go together.");
        }
        return Optional.of(new ImplicitSettings(application, redirectUri, user.get()));
    }

    private String orSandbox(String given, String published) {
        return given == null && options.target.sandbox != null ? published : given;
    }

    private Optional<Credentials> credentials(AccountOption account, String given, String published, Path file) {
        String name = orSandbox(given, published);
        if (name == null) {
            account.needsNoName(file);
            return Optional.empty();
        }
        return Optional.of(new Credentials(name, secret(account, name, file)));
    }

    private String secret(AccountOption account, String name, Path file) {
        if (options.dryRun) {
            return NEVER_SENT;
        }
        if (file != null) {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new SettingsException(
                        "Le fichier " + file + " ne peut être lu.", "The file " + file + " cannot be read.");
            }
        }
        String variable = account.variable();
        String value = environment.apply(variable);
        if (value == null || value.isEmpty()) {
            value = options.target.sandbox == null ? null : SandboxIdentities.secretOf(name);
        }
        if (value == null || value.isEmpty()) {
            throw new SettingsException(
                    account.option() + " : il manque le secret de « " + name + " » ; mettez-le dans la variable "
                            + variable + ", ou dans un fichier.",
                    account.option() + ": the secret of \"" + name + "\" is missing; put it in the variable " + variable
                            + ", or in a file.");
        }
        return value;
    }
}
