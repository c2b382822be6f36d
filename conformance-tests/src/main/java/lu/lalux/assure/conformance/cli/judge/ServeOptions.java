package lu.lalux.assure.conformance.cli.judge;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The command line of {@code judge --serve}, as typed; what a single session has too is {@link JudgeOptions}'. */
final class ServeOptions {

    @Option(
            names = "--serve",
            fallbackValue = "true",
            description = {
                "Offre le juge à beaucoup d'éditeurs à la fois : une page et une interface HTTP (juge.yaml) par"
                        + " lesquelles chacun ouvre sa session. Ctrl+C l'arrête.",
                "Offers the judge to many vendors at once: a page and an HTTP interface (juge.yaml) by which each opens"
                        + " a session of its own. Ctrl+C stops it."
            })
    boolean serve;

    @Option(
            names = "--data-directory",
            paramLabel = "DOSSIER",
            description = {
                "Avec --serve : dossier des sessions, de leurs rapports et de leurs certificats.",
                "With --serve: folder of the sessions, their reports and their certificates."
            })
    Path data;

    @Option(
            names = "--listen",
            paramLabel = "ADRESSE",
            description = {
                "Avec --serve : adresse où écouter (0.0.0.0 : toutes) ; à défaut, cette machine seulement.",
                "With --serve: address to listen on (0.0.0.0: all); else this machine only."
            })
    InetAddress listen;

    @Option(
            names = "--tokens-url",
            paramLabel = "URL",
            description = {
                "Avec --serve : adresse, pour les éditeurs, de /token et /authen ; par défaut 127.0.0.1 et le port.",
                "With --serve: address, for vendors, of /token and /authen; default 127.0.0.1 and the port."
            })
    URI tokens;

    @Option(
            names = "--functions-url",
            paramLabel = "URL",
            description = {
                "Avec --serve : adresse des fonctions, sous un autre nom ; par défaut localhost et le port.",
                "With --serve: address of the functions, under another name; default localhost and the port."
            })
    URI functions;

    @Option(
            names = "--tls-certificate",
            paramLabel = "PEM",
            description = {
                "Avec --serve : certificat du juge et sa chaîne (PEM) ; le juge termine TLS lui-même.",
                "With --serve: the judge's certificate and its chain (PEM); the judge ends TLS itself."
            })
    Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "PEM",
            description = {
                "Avec --serve : sa clé privée (PEM, PKCS #8).",
                "With --serve: its private key (PEM, PKCS #8)."
            })
    Path tlsKey;

    @Option(
            names = "--opening-key-file",
            paramLabel = "FICHIER",
            description = {
                "Avec --serve : fichier de la clé que demande l'ouverture d'une session ; à défaut, chacun peut en ouvrir.",
                "With --serve: file of the key that opening a session asks for; else anybody can open one."
            })
    Path openingKey;

    @Option(
            names = "--sessions",
            paramLabel = "NOMBRE",
            defaultValue = "50",
            description = {
                "Avec --serve : sessions ouvertes à la fois, de 1 à 200.",
                "With --serve: sessions open at once, 1 to 200."
            })
    int sessions;

    @Option(
            names = "--sessions-kept",
            paramLabel = "NOMBRE",
            defaultValue = "1000",
            description = {
                "Avec --serve : sessions gardées en tout, de 1 à 100000 ; au-delà, la plus ancienne"
                        + " qui est terminée est effacée, d'abord parmi celles sans certificat.",
                "With --serve: sessions kept in all, 1 to 100000; beyond that the oldest that has ended is deleted,"
                        + " first of those without a certificate."
            })
    int kept;
}
