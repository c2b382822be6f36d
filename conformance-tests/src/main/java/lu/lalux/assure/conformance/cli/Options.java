package lu.lalux.assure.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.register.Profile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command line, as typed. Each description is in French, for vendors read it first, and then in English: an
 * annotation can hold no {@link lu.lalux.assure.conformance.register.Text}.
 */
final class Options {

    @Mixin
    final TargetOptions target = new TargetOptions();

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
                "Seulement les essais dont l'identifiant, ou celui de l'exigence, commence ainsi ; répétable. Le verdict "
                        + "est alors partiel.",
                "Only the tests whose id, or whose requirement's, begins so; repeatable. The verdict is then partial."
            })
    List<String> tests = List.of();

    @Option(
            names = "--list",
            fallbackValue = "true",
            description = {
                "Donne les exigences et les essais, n'envoie rien.",
                "Lists the requirements and the tests, sends nothing."
            })
    boolean list;

    @Option(
            names = "--dry-run",
            fallbackValue = "true",
            description = {
                "Dit ce qui serait envoyé, essai par essai ; rien ne quitte la machine.",
                "Says what would be sent, test by test; nothing leaves the machine."
            })
    boolean dryRun;

    @Option(
            names = "--schema",
            fallbackValue = "true",
            description = {
                "Donne le schéma JSON du rapport conformance.json.",
                "Prints the JSON Schema of the report conformance.json."
            })
    boolean schema;

    @Option(
            names = "--stop-at-first",
            fallbackValue = "true",
            description = {
                "S'arrête au premier échec, les essais dans l'ordre où il vaut mieux réparer : jeton, un dépôt et une demande justes, "
                        + "autorisation, "
                        + "ce qui doit être accepté, champs obligatoires, formats, le reste.",
                "Stops at the first failure, the tests in the order in which to mend: token, a right upload and a right request, authorisation, what must "
                        + "be accepted, required fields, formats, the rest."
            })
    boolean stopAtFirst;

    @Option(
            names = "--partial",
            fallbackValue = "true",
            description = {
                "Un verdict partiel (essais sautés ou choisis, aucun échec) finit par 0 au lieu de 2.",
                "A partial verdict (tests skipped or chosen, none failing) exits 0 instead of 2."
            })
    boolean partial;

    @Option(
            names = "--stateless",
            fallbackValue = "true",
            description = {
                "La cible ne retient rien (un bouchon) : ce qui demande un état est sauté, avec sa raison.",
                "The target remembers nothing (a mock): what needs a state is skipped, with its reason."
            })
    boolean stateless;

    @Option(
            names = "--reading",
            split = ",",
            paramLabel = "LECTURE",
            description = {
                "La lecture du document que prend la cible, là où il dit une chose de deux façons, au lieu de la chercher : "
                        + "contrat (aucune autre), ou les noms que donne une exécution ; profil document.",
                "The reading of the document that the target takes, where it says a thing in two ways, instead of finding "
                        + "it out: contrat (no other), or the names that a run gives; profile document."
            })
    List<String> reading = List.of();

    @Mixin
    final DataOptions data = new DataOptions();

    @Mixin
    final ConnectionOptions connection = new ConnectionOptions();

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
            names = "--report",
            paramLabel = "DOSSIER",
            description = {
                "Y écrit conformance.html, conformance.json, TEST-conformance.xml (JUnit) et conformance.svg (badge).",
                "Writes conformance.html, conformance.json, TEST-conformance.xml (JUnit) and conformance.svg (badge) there."
            })
    Path reports;

    @Mixin
    LanguageOption language;
}
