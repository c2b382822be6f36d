package lu.lalux.assure.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the files of a request: those that it names where a key belongs, and those that bear its own name. */
final class FichiersJoints {

    private final String cle;

    FichiersJoints(Contrat contrat) {
        this.cle = contrat.at("/components/schemas/CleDocument/pattern").asString();
    }

    /**
     * Takes the names of files out of the content.
     *
     * @param racine how the request's own files begin, null if there are none
     * @param joints the files that were found, by the field that takes their key
     */
    void trouver(ObjectNode contenu, Fonction fonction, Path dossier, String racine, Map<String, Path> joints) {
        fonction.cles().forEach((champ, fin) -> {
            JsonNode valeur = contenu.get(champ);
            if (valeur == null && racine != null) {
                Path sien = dossier.resolve(racine + fin);
                if (Files.exists(sien)) {
                    joints.put(champ, sien);
                }
            } else if (valeur != null && nomme(valeur, dossier)) {
                try {
                    joints.put(champ, dossier.resolve(valeur.stringValue()));
                    contenu.remove(champ);
                } catch (InvalidPathException e) {
                    // Neither a name nor a key: the contract's check says so.
                    contenu.set(champ, valeur);
                }
            }
        });
    }

    /** What looks like a key is one, unless a file bears that very name. */
    private boolean nomme(JsonNode valeur, Path dossier) {
        if (!valeur.isString() || valeur.stringValue().isEmpty()) {
            return false;
        }
        return !valeur.stringValue().matches(cle) || Files.exists(dossier.resolve(valeur.stringValue()));
    }
}
