package lu.lalux.assure.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import picocli.CommandLine.Option;

/** The command line, as typed. French first: who reads its help is a vendor. */
final class Options {

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = {"Adresse de l'API.", "Base address of the API."})
    URI api;

    @Option(
            names = "--token-url",
            paramLabel = "URL",
            description = {
                "Adresse des jetons ; par défaut <api-url>/token.",
                "Token endpoint; default <api-url>/token."
            })
    URI token;

    @Option(
            names = "--authen-url",
            paramLabel = "URL",
            description = {
                "Adresse d'autorisation ; par défaut <api-url>/authen.",
                "Authorisation endpoint; default <api-url>/authen."
            })
    URI authen;

    @Option(
            names = "--bac-a-sable",
            paramLabel = "URL",
            description = {
                "L'adresse d'un bac à sable : ses identités publiées servent là où rien d'autre n'est donné.",
                "Address of a sandbox: its published identities serve where none is given."
            })
    URI sandbox;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = {
                "Client du réparateur ; secret dans ASSURE_CLIENT_SECRET ou --client-secret-file.",
                "The repairer's client; secret in ASSURE_CLIENT_SECRET or --client-secret-file."
            })
    String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = {
                "Fichier du secret du client du réparateur.",
                "File with the secret of the repairer's client."
            })
    Path clientSecretFile;

    @Option(
            names = "--autre-client-id",
            paramLabel = "ID",
            description = {
                "Client d'un autre prestataire ; secret dans ASSURE_AUTRE_CLIENT_SECRET ou --autre-client-secret-file.",
                "Another provider's client; secret in ASSURE_AUTRE_CLIENT_SECRET or --autre-client-secret-file."
            })
    String otherClientId;

    @Option(
            names = "--autre-client-secret-file",
            paramLabel = "FILE",
            description = {"Fichier du secret de l'autre client.", "File with the secret of the other client."})
    Path otherClientSecretFile;

    @Option(
            names = "--expert-client-id",
            paramLabel = "ID",
            description = {
                "Client de l'expert, s'il en a un ; secret dans ASSURE_EXPERT_CLIENT_SECRET ou --expert-client-secret-file. "
                        + "À défaut, la personne (implicit), puis le client du réparateur.",
                "The expert's client, if any; secret in ASSURE_EXPERT_CLIENT_SECRET or --expert-client-secret-file. "
                        + "Failing that, the person (implicit), then the repairer's client."
            })
    String expertClientId;

    @Option(
            names = "--expert-client-secret-file",
            paramLabel = "FILE",
            description = {"Fichier du secret du client de l'expert.", "File with the secret of the expert's client."})
    Path expertClientSecretFile;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = {"Application publique, pour implicit.", "Public application, for the implicit grant."})
    String applicationId;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description = {
                "Son adresse de retour enregistrée ; la suite ne l'ouvre jamais.",
                "Its registered redirect address; the suite never opens it."
            })
    String redirectUri;

    @Option(
            names = "--utilisateur",
            paramLabel = "NOM",
            description = {
                "Une personne ; mot de passe dans ASSURE_MOT_DE_PASSE ou --mot-de-passe-file.",
                "A person; password in ASSURE_MOT_DE_PASSE or --mot-de-passe-file."
            })
    String user;

    @Option(
            names = "--mot-de-passe-file",
            paramLabel = "FILE",
            description = {"Fichier du mot de passe de la personne.", "File with the person's password."})
    Path passwordFile;

    @Option(
            names = "--autre-utilisateur",
            paramLabel = "NOM",
            description = {
                "Une personne d'un autre compte que l'expert ; mot de passe dans ASSURE_AUTRE_MOT_DE_PASSE ou "
                        + "--autre-mot-de-passe-file.",
                "A person of another account than the expert's; password in ASSURE_AUTRE_MOT_DE_PASSE or "
                        + "--autre-mot-de-passe-file."
            })
    String otherUser;

    @Option(
            names = "--autre-mot-de-passe-file",
            paramLabel = "FILE",
            description = {"Fichier du mot de passe de l'autre personne.", "File with the other person's password."})
    Path otherPasswordFile;

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "PROFIL",
            description = {
                "document, contrat ou tolerance ; répétable ; par défaut document et contrat. Ou refus, seul : "
                        + "n'envoie que ce qui doit être refusé, et ne laisse rien chez la cible.",
                "document, contrat or tolerance; repeatable; default document and contrat. Or refus, alone: "
                        + "sends only what must be refused, and leaves nothing at the target."
            })
    List<Profile> profiles = List.of();

    @Option(
            names = "--test",
            split = ",",
            paramLabel = "ID",
            description = {
                "Seulement les essais dont l'identifiant commence ainsi ; répétable. Le verdict est alors partiel.",
                "Only the tests whose id begins so; repeatable. The verdict is then partial."
            })
    List<String> tests = List.of();

    @Option(
            names = "--list",
            description = {
                "Donne les exigences et les essais, n'envoie rien.",
                "Lists the requirements and the tests, sends nothing."
            })
    boolean list;

    @Option(
            names = "--dry-run",
            description = {
                "Dit ce qui serait envoyé, essai par essai ; rien ne quitte la machine.",
                "Says what would be sent, test by test; nothing leaves the machine."
            })
    boolean dryRun;

    @Option(
            names = "--schema",
            description = {
                "Donne le schéma JSON du rapport conformance.json.",
                "Prints the JSON Schema of the report conformance.json."
            })
    boolean schema;

    @Option(
            names = "--stop-at-first",
            description = {
                "S'arrête au premier échec, les essais dans l'ordre où il vaut mieux réparer : jeton, autorisation, "
                        + "ce qui doit être accepté, champs obligatoires, formats, le reste.",
                "Stops at the first failure, the tests in the order in which to mend: token, authorisation, what must "
                        + "be accepted, required fields, formats, the rest."
            })
    boolean stopAtFirst;

    @Option(
            names = "--partiel",
            description = {
                "Un verdict partiel (essais sautés ou choisis, aucun échec) finit par 0 au lieu de 2.",
                "A partial verdict (tests skipped or chosen, none failing) exits 0 instead of 2."
            })
    boolean partial;

    @Option(
            names = "--sans-etat",
            description = {
                "La cible ne retient rien (un bouchon) : ce qui demande un état est sauté, avec sa raison.",
                "The target remembers nothing (a mock): what needs a state is skipped, with its reason."
            })
    boolean stateless;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDES",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description = {
                "Attente la plus longue d'une connexion ou d'une réponse (${DEFAULT-VALUE}).",
                "Longest wait for a connection or a response."
            })
    Duration timeout;

    @Option(
            names = "--debit",
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
            names = "--ca-file",
            paramLabel = "FILE",
            description = {
                "Autorités de certification à croire aussi, en PEM.",
                "Certificate authorities to trust as well, in PEM."
            })
    Path certificates;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Fichier .properties (UTF-8) d'options sans leurs tirets : api-url=https://… ; la ligne de commande "
                        + "l'emporte. Les secrets n'y ont pas place.",
                "A .properties file (UTF-8) of options without their dashes: api-url=https://…; the command line "
                        + "prevails. Secrets have no place in it."
            })
    Path configuration;

    @Option(
            names = "--rapport",
            paramLabel = "DOSSIER",
            description = {
                "Y écrit conformance.html, conformance.json, TEST-conformance.xml (JUnit) et conformance.svg (badge).",
                "Writes conformance.html, conformance.json, TEST-conformance.xml (JUnit) and conformance.svg (badge) there."
            })
    Path reports;

    @Option(
            names = "--lang",
            paramLabel = "fr|en",
            defaultValue = "fr",
            description = {"Langue de la sortie.", "Language of the output."})
    Language language;
}
