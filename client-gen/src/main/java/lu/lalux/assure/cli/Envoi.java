package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.Depot;
import lu.lalux.assure.client.Montants;
import lu.lalux.assure.client.ReglementExpert;
import lu.lalux.assure.client.ReglementReparateur;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.model.TypePiece;
import tools.jackson.databind.JsonNode;
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

    /** @param contenu complete and without faults: {@link Controle} has seen it */
    @Override
    public void demander(Fonction fonction, ObjectNode contenu) {
        if (fonction == Fonction.REPARATEUR) {
            client.demander(reparation(contenu));
        } else {
            client.demander(expertise(contenu));
        }
    }

    private static ReglementReparateur reparation(ObjectNode contenu) {
        JsonNode jours = contenu.get("nbrJourVehiculeRemplacement");
        return ReglementReparateur.builder()
                .idPrestataire(texte(contenu, "idPrestataire"))
                .referenceFacture(texte(contenu, "referenceFacture"))
                .dateFacture(LocalDate.parse(texte(contenu, "dateFacture")))
                .numeroSinistre(texte(contenu, "numeroSinistre"))
                .referenceInterneLalux(texte(contenu, "referenceInterneLalux"))
                .immatriculationVehicule(texte(contenu, "immatriculationVehicule"))
                .numeroChassisVehicule(texte(contenu, "numeroChassisVehicule"))
                .type(TypePiece.fromValue(texte(contenu, "type")))
                .typeFacture(TypeFacture.fromValue(texte(contenu, "typeFacture")))
                .facture(montants(contenu, "facture"))
                .nbrJourVehiculeRemplacement(jours == null ? null : jours.intValue())
                .refPDFFacture(texte(contenu, "refPDFFacture"))
                .build();
    }

    private static ReglementExpert expertise(ObjectNode contenu) {
        return ReglementExpert.builder()
                .idExpert(texte(contenu, "idExpert"))
                .referenceFacture(texte(contenu, "referenceFacture"))
                .dateFacture(LocalDate.parse(texte(contenu, "dateFacture")))
                .numeroSinistre(texte(contenu, "numeroSinistre"))
                .referenceInterneLalux(texte(contenu, "referenceInterneLalux"))
                .immatriculationVehicule(texte(contenu, "immatriculationVehicule"))
                .numeroChassisVehicule(texte(contenu, "numeroChassisVehicule"))
                .type(TypePiece.fromValue(texte(contenu, "type")))
                .honoraires(montants(contenu, "honoraires"))
                .prejudice(montants(contenu, "prejudice"))
                .abandonVehicule(contenu.required("abandonVehicule").booleanValue())
                .refPdfHonoraires(texte(contenu, "refPdfHonoraires"))
                .refPdfExpertise(texte(contenu, "refPdfExpertise"))
                .build();
    }

    private static Montants montants(ObjectNode contenu, String nom) {
        return Montants.de(texte(contenu, nom + "HT"), texte(contenu, nom + "TVA"), texte(contenu, nom + "TTC"));
    }

    private static String texte(ObjectNode contenu, String champ) {
        return contenu.required(champ).stringValue();
    }
}
