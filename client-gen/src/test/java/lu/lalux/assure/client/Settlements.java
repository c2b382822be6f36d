package lu.lalux.assure.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.model.TypePiece;
import lu.lalux.assure.client.reglement.Montants;
import lu.lalux.assure.client.reglement.ReglementExpert;
import lu.lalux.assure.client.reglement.ReglementReparateur;

/** The facade's requests that every rule of the contract accepts, once their keys are known. */
public final class Settlements {

    private Settlements() {}

    public static ReglementReparateur repair(String reference) {
        return repair(reference, Examples.KEY).build();
    }

    public static ReglementReparateur.Builder repair(String reference, String key) {
        return ReglementReparateur.builder()
                .idPrestataire("XA1234")
                .referenceFacture(reference)
                .dateFacture(LocalDate.of(2026, 3, 5))
                .numeroSinistre("S-2026-118")
                .referenceInterneLalux("Pièce n° 5521")
                .immatriculationVehicule("AB1234")
                .numeroChassisVehicule("WVWZZZ1JZXW000001")
                .type(TypePiece.F)
                .typeFacture(TypeFacture.REP)
                .facture(Montants.of(new BigDecimal("1000"), new BigDecimal("170.50")))
                .refPDFFacture(key);
    }

    public static ReglementExpert expertise(String reference) {
        return expertise(reference, Examples.KEY, Examples.OTHER_KEY).build();
    }

    public static ReglementExpert.Builder expertise(String reference, String feesKey, String reportKey) {
        return ReglementExpert.builder()
                .idExpert("XT5678")
                .referenceFacture(reference)
                .dateFacture(LocalDate.of(2026, 4, 14))
                .numeroSinistre("S-2026-204")
                .referenceInterneLalux("EXP-88012")
                .immatriculationVehicule("CD5678")
                .numeroChassisVehicule("VF1RFB00X57000001")
                .type(TypePiece.F)
                .honoraires(Montants.of("310", "52.70", "362.70"))
                .prejudice(Montants.of("8200", "1394", "9594"))
                .abandonVehicule(false)
                .refPdfHonoraires(feesKey)
                .refPdfExpertise(reportKey);
    }
}
