package lu.lalux.assure.conformance.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.conformance.cli.settings.RateConverter;
import lu.lalux.assure.conformance.cli.settings.SecondsConverter;
import picocli.CommandLine.Option;

/** How the target is reached, and how gently. */
final class ConnectionOptions {

    @Option(
            names = "--timeout",
            paramLabel = "SECONDES",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description = {
                "Attente la plus longue d'une connexion ou d'une lecture (${DEFAULT-VALUE}) ; une réponse entière a "
                        + "quatre fois ce temps.",
                "Longest wait for a connection or a read; a whole response has four times as long."
            })
    Duration timeout;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            converter = RateConverter.class,
            description = {
                "Au plus N requêtes par seconde, de 1 à 1000 ; par défaut sans limite.",
                "At most N requests a second, 1 to 1000; default no limit."
            })
    int perSecond;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = {"Passe par ce mandataire : http://hôte:port.", "Goes through this proxy: http://host:port."})
    URI proxy;

    @Option(
            names = "--proxy-user",
            paramLabel = "NOM",
            description = {
                "Qui s'y présente ; mot de passe dans ASSURE_PROXY_PASSWORD ou --proxy-password-file.",
                "Who is known to it; password in ASSURE_PROXY_PASSWORD or --proxy-password-file."
            })
    String proxyUser;

    @Option(
            names = "--proxy-password-file",
            paramLabel = "FILE",
            description = {"Fichier du mot de passe du mandataire.", "File with the proxy's password."})
    Path proxyPasswordFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = {
                "Autorités de certification à croire aussi, en PEM.",
                "Certificate authorities to trust as well, in PEM."
            })
    Path certificates;
}
