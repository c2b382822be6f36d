package lu.lalux.assure.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A settlement request as it was read, valid or not.
 *
 * @param source where it comes from, for messages: a file, or a line of one
 * @param fonction whose it is
 * @param contenu its fields, without those whose key is still to be had
 * @param fichiers the files still to be uploaded, by the field that takes their key
 * @param lecture what was wrong already when it was read
 */
record Demande(String source, Fonction fonction, ObjectNode contenu, Map<String, Path> fichiers, List<Faute> lecture) {

    Demande {
        fichiers = Map.copyOf(fichiers);
        lecture = List.copyOf(lecture);
    }

    /** Where its files are, for a fingerprint. */
    Map<String, String> chemins() {
        Map<String, String> chemins = new HashMap<>();
        fichiers.forEach((champ, fichier) -> chemins.put(champ, fichier.toString()));
        return chemins;
    }

    /** What the request goes by, if it says so. */
    Optional<String> reference() {
        return texte("referenceFacture");
    }

    /** What makes it the same request for the server: provider, reference and type (D19, D25). */
    Identite identite() {
        return new Identite(
                fonction,
                texte(fonction.identifiant()).orElse(""),
                reference().orElse(""),
                texte("type").orElse(""));
    }

    private Optional<String> texte(String field) {
        JsonNode value = contenu.get(field);
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** See {@link #identite()}. */
    record Identite(Fonction fonction, String prestataire, String reference, String type) {}
}
