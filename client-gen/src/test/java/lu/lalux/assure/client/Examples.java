package lu.lalux.assure.client;

import java.time.LocalDate;
import lu.lalux.assure.client.model.DemandeExpert;
import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.model.TypePiece;

/** Requests that every rule of the contract accepts, once their keys are known. */
public final class Examples {

    public static final String KEY = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf";
    public static final String OTHER_KEY = "7c9e6679-7425-40de-944b-e07fc1f90ae7.pdf";

    private Examples() {}

    public static DemandeReparateur repair(String reference, String key) {
        return new DemandeReparateur()
                .idPrestataire("XA1234")
                .referenceFacture(reference)
                .dateFacture(LocalDate.of(2026, 3, 5))
                .numeroSinistre("S-2026-118")
                .referenceInterneLalux("Pièce n° 5521")
                .immatriculationVehicule("AB1234")
                .numeroChassisVehicule("WVWZZZ1JZXW000001")
                .type(TypePiece.F)
                .typeFacture(TypeFacture.REP)
                .factureHT("1000")
                .factureTVA("170.50")
                .factureTTC("1170.50")
                .refPDFFacture(key);
    }

    public static DemandeExpert expertise(String reference, String feesKey, String reportKey) {
        return new DemandeExpert()
                .idExpert("XT5678")
                .referenceFacture(reference)
                .dateFacture(LocalDate.of(2026, 4, 14))
                .numeroSinistre("S-2026-204")
                .referenceInterneLalux("EXP-88012")
                .immatriculationVehicule("CD5678")
                .numeroChassisVehicule("VF1RFB00X57000001")
                .type(TypePiece.F)
                .honorairesHT("310")
                .honorairesTVA("52.70")
                .honorairesTTC("362.70")
                .prejudiceHT("8200")
                .prejudiceTVA("1394")
                .prejudiceTTC("9594")
                .abandonVehicule(false)
                .refPdfHonoraires(feesKey)
                .refPdfExpertise(reportKey);
    }
}
