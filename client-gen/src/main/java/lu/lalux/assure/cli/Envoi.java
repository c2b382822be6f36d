package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.Depot;
import lu.lalux.assure.client.ReglementExpert;
import lu.lalux.assure.client.ReglementReparateur;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends what was read and checked. */
final class Envoi implements EnvoiSuivi.EnvoiDeContenu {

    private final AssureClient client;

    Envoi(AssureClient client) {
        this.client = client;
    }

    /** @throws IOException if the file cannot be read */
    Depot deposer(Fonction fonction, Path fichier) throws IOException {
        return fonction == Fonction.REPARATEUR ? client.deposerReparateur(fichier) : client.deposerExpert(fichier);
    }

    @Override
    public Depot deposer(Fonction fonction, String nom, byte[] contenu) {
        return fonction == Fonction.REPARATEUR
                ? client.deposerReparateur(nom, contenu)
                : client.deposerExpert(nom, contenu);
    }

    /**
     * The content goes as it was checked, field for field: no field has to be known here by its name.
     *
     * @param contenu complete and without faults: {@link Controle} has seen it
     */
    @Override
    public void demander(Fonction fonction, ObjectNode contenu) {
        String json = JsonMapper.shared().writeValueAsString(contenu);
        client.demander(
                fonction == Fonction.REPARATEUR ? ReglementReparateur.ofJson(json) : ReglementExpert.ofJson(json));
    }
}
