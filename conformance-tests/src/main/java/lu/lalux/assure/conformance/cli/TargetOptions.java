package lu.lalux.assure.conformance.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is tested, and with whose rights: addresses, accounts, and where their secrets are. */
final class TargetOptions {

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
            names = "--sandbox",
            paramLabel = "URL",
            description = {
                "L'adresse d'un bac à sable, à son propre port : ses identités publiées servent là où rien d'autre n'est donné.",
                "Address of a sandbox, at its own port: its published identities serve where none is given."
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
            names = "--other-client-id",
            paramLabel = "ID",
            description = {
                "Client d'un autre prestataire ; secret dans ASSURE_OTHER_CLIENT_SECRET ou --other-client-secret-file.",
                "Another provider's client; secret in ASSURE_OTHER_CLIENT_SECRET or --other-client-secret-file."
            })
    String otherClientId;

    @Option(
            names = "--other-client-secret-file",
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
            names = "--both-client-id",
            paramLabel = "ID",
            description = {
                "Client des deux métiers ; les autres n'en ont alors qu'un. Secret dans ASSURE_BOTH_CLIENT_SECRET ou "
                        + "--both-client-secret-file.",
                "A client of both trades; the others then have one only. Secret in ASSURE_BOTH_CLIENT_SECRET or "
                        + "--both-client-secret-file."
            })
    String bothClientId;

    @Option(
            names = "--both-client-secret-file",
            paramLabel = "FILE",
            description = {
                "Fichier du secret du client des deux métiers.",
                "File with the secret of the client of both trades."
            })
    Path bothClientSecretFile;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "QUOI",
            description = {
                "Ce que la cible n'a pas : both-client (aucun client des deux métiers), second-provider (un seul prestataire par "
                        + "compte). Ce qui le demande est alors sans objet, et le verdict peut être entier.",
                "What the target does not have: both-client (no client of both trades), second-provider (one provider for each "
                        + "account). What needs it is then not applicable, and the verdict can be a whole one."
            })
    List<String> without = List.of();

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
            names = "--user",
            paramLabel = "NOM",
            description = {
                "Une personne ; mot de passe dans ASSURE_PASSWORD ou --password-file.",
                "A person; password in ASSURE_PASSWORD or --password-file."
            })
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = {"Fichier du mot de passe de la personne.", "File with the person's password."})
    Path passwordFile;

    @Option(
            names = "--other-user",
            paramLabel = "NOM",
            description = {
                "Une personne d'un autre compte que l'expert ; mot de passe dans ASSURE_OTHER_PASSWORD ou "
                        + "--other-password-file.",
                "A person of another account than the expert's; password in ASSURE_OTHER_PASSWORD or "
                        + "--other-password-file."
            })
    String otherUser;

    @Option(
            names = "--other-password-file",
            paramLabel = "FILE",
            description = {"Fichier du mot de passe de l'autre personne.", "File with the other person's password."})
    Path otherPasswordFile;
}
