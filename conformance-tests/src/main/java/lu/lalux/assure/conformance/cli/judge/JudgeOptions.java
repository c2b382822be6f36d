package lu.lalux.assure.conformance.cli.judge;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.cli.settings.SecondsConverter;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code judge}, as typed. */
final class JudgeOptions {

    @Parameters(
            paramLabel = "DOSSIER",
            arity = "0..1",
            description = {
                "Dossier où sont écrits la liste de travail et les identifiants ; il est créé.",
                "Folder where the work list and the credentials are written; it is made."
            })
    Path folder;

    @Option(
            names = "--software",
            paramLabel = "NOM",
            description = {"Nom du logiciel jugé ; obligatoire.", "Name of the software that is judged; required."})
    String software;

    @Option(
            names = "--software-version",
            paramLabel = "VERSION",
            description = {"Sa version ; obligatoire.", "Its version; required."})
    String version;

    @Option(
            names = "--trade",
            paramLabel = "reparateur|expert",
            defaultValue = "reparateur",
            description = {"Le métier dont il envoie les factures.", "The trade whose invoices it sends."})
    Fonction trade;

    @Option(
            names = "--in-person",
            fallbackValue = "true",
            description = {
                "L'expert obtient son jeton lui-même, par /authen (implicit) ; à défaut, le back-end, par /token.",
                "The expert gets the token in person, by /authen (implicit); else the back end does, by /token."
            })
    boolean inPerson;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            defaultValue = "http://localhost:3000/callback",
            description = {"Adresse de retour de l'application.", "The application's return address."})
    URI redirectUri;

    @Option(
            names = "--own-references",
            fallbackValue = "true",
            description = {
                "Le logiciel fait ses propres références : elles ne sont pas comparées.",
                "The software makes its own references: they are not compared."
            })
    boolean ownReferences;

    @Option(
            names = "--own-files",
            fallbackValue = "true",
            description = {
                "Le logiciel fait ses propres PDF : ils ne sont pas comparés.",
                "The software makes its own PDF files: they are not compared."
            })
    boolean ownFiles;

    @Option(
            names = "--run",
            paramLabel = "COMMANDE",
            description = {
                "Commande qui envoie une partie de la liste, lancée une fois par partie ; adresses, identifiants et"
                        + " dossier sont dans ses variables ASSURE_*. À défaut, une personne la lance.",
                "Command that sends a part of the list, run once for each part; addresses, credentials and folder are"
                        + " in its variables ASSURE_*. Without it, a person runs it."
            })
    String command;

    @Option(
            names = "--no-kill",
            fallbackValue = "true",
            description = {
                "La commande n'est pas tuée puis relancée ; les scénarios qui le demandent sont alors sans objet.",
                "The command is not killed and run again; the scenarios that ask for it are then not applicable."
            })
    boolean unkilled;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = {"Port du juge ; par défaut un port libre.", "The judge's port; default a free one."})
    int port;

    @Option(
            names = "--https",
            fallbackValue = "true",
            description = {
                "En HTTPS, avec un certificat propre à la session (certificat.pem), que le logiciel doit alors"
                        + " admettre.",
                "Over HTTPS, with a certificate of the session's own (certificat.pem), which the software then has to"
                        + " trust."
            })
    boolean secure;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDES",
            defaultValue = "60",
            converter = SecondsConverter.class,
            description = {
                "Silence après lequel la session se termine, chaque partie entamée.",
                "Silence after which the session ends, once each part has begun."
            })
    Duration quiet;

    @Option(
            names = "--deadline",
            paramLabel = "MINUTES",
            description = {
                "Durée au plus d'une session, de 1 à 240 minutes ; 30 par défaut, 240 avec --serve.",
                "The longest that a session lasts, 1 to 240 minutes; 30 by default, 240 with --serve."
            })
    Integer deadline;

    @Option(
            names = "--report",
            paramLabel = "DOSSIER",
            description = {
                "Écrit les rapports HTML, JSON, JUnit et le badge dans ce dossier.",
                "Writes the reports HTML, JSON, JUnit and the badge to this folder."
            })
    Path reports;

    @Option(
            names = "--certificate",
            paramLabel = "DOSSIER",
            description = {
                "Écrit dans ce dossier le certificat d'un logiciel conforme : certificate.jws et une page à imprimer.",
                "Writes a conforming software's certificate to this folder: certificate.jws and a page to be printed."
            })
    Path certificate;

    @Option(
            names = "--signing-key",
            paramLabel = "CLE",
            description = {
                "Clé privée de LALUX (PEM ou JWK), par laquelle le certificat est attesté ; à défaut, une clé de la"
                        + " session : auto-test.",
                "LALUX's private key (PEM or JWK), by which the certificate is attested; else a key of the session:"
                        + " self-tested."
            })
    Path signingKey;

    @Option(
            names = "--validity",
            paramLabel = "JOURS",
            defaultValue = "365",
            description = {"Durée de validité du certificat, en jours.", "How long the certificate is valid, in days."})
    int validity;

    @Option(
            names = "--certificate-url",
            paramLabel = "URL",
            description = {
                "Adresse où le certificat sera trouvé, pour son code QR ; à défaut, celui de son empreinte.",
                "Address where the certificate will be found, for its QR code; else that of its digest."
            })
    URI certificateUrl;

    @Option(
            names = "--list",
            fallbackValue = "true",
            description = {"Donne les scénarios, ne juge rien.", "Lists the scenarios, judges nothing."})
    boolean list;

    @Mixin
    LanguageOption language;

    /**
     * @param usual minutes where nothing is asked for
     * @return how long a session lasts at most
     */
    Duration deadline(int usual) {
        return Duration.ofMinutes(deadline == null ? usual : deadline);
    }

    Software software() {
        return new Software(
                software,
                version,
                trade,
                inPerson ? TokenWay.IMPLICIT : TokenWay.CLIENT_CREDENTIALS,
                ownReferences,
                ownFiles);
    }
}
