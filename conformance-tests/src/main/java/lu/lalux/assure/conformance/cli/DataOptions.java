package lu.lalux.assure.conformance.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The target's own data: a file with all that it looks up, or the providers alone. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = {
                "Les données de la cible (YAML) : des valeurs qu'elle connaît, quand elle refuse les autres. Modèle : data-template.",
                "The target's own data (YAML): values that it knows, where it refuses others. Template: data-template."
            })
    Path file;

    @Option(
            names = "--data-schema",
            fallbackValue = "true",
            description = {"Donne le schéma JSON du fichier de --data.", "Prints the JSON Schema of the file of --data."
            })
    boolean schema;

    @Option(
            names = "--provider-id",
            paramLabel = "ID",
            description = {
                "Identifiant d'un prestataire du réparateur, quand la cible ne connaît que les siens.",
                "Identifier of a provider of the repairer's, where the target knows only its own."
            })
    String provider;

    @Option(
            names = "--second-provider-id",
            paramLabel = "ID",
            description = {
                "Celui d'un second prestataire du même compte (D25).",
                "That of a second provider of the same account (D25)."
            })
    String secondProvider;

    @Option(
            names = "--other-provider-id",
            paramLabel = "ID",
            description = {"Celui d'un prestataire de --other-client-id.", "That of a provider of --other-client-id."})
    String otherProvider;

    @Option(
            names = "--expert-id",
            paramLabel = "ID",
            description = {
                "Identifiant d'un expert, quand la cible ne connaît que les siens.",
                "Identifier of an expert, where the target knows only its own."
            })
    String expert;

    @Option(
            names = "--second-expert-id",
            paramLabel = "ID",
            description = {
                "Celui d'un second expert du même compte (D25).",
                "That of a second expert of the same account (D25)."
            })
    String secondExpert;

    @Option(
            names = "--other-expert-id",
            paramLabel = "ID",
            description = {"Celui d'un expert de --other-user.", "That of an expert of --other-user."})
    String otherExpert;

    @Option(
            names = "--both-provider-id",
            paramLabel = "ID",
            description = {
                "Celui d'un prestataire de --both-client-id, connu des deux fonctions.",
                "That of a provider of --both-client-id, known to both functions."
            })
    String bothProvider;
}
