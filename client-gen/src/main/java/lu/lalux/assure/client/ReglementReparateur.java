package lu.lalux.assure.client;

import java.time.LocalDate;
import java.util.Objects;
import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.model.TypePiece;

/**
 * A repairer's settlement request, immutable (contract, schema {@code DemandeReparateur}; document, "Réparations"). The field
 * names are the document's.
 */
public final class ReglementReparateur {

    private static final int DAYS_MAX = 9_999;

    private final DemandeReparateur demande;

    private ReglementReparateur(DemandeReparateur demande) {
        this.demande = demande;
    }

    /** Every field but those said to be optional has to be given. */
    public static Builder builder() {
        return new Builder();
    }

    /** As the contract writes it; never handed out, since it can be changed. */
    DemandeReparateur demande() {
        return demande;
    }

    /** The reference that this request goes by. */
    public String referenceFacture() {
        return demande.getReferenceFacture();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReglementReparateur that && demande.equals(that.demande);
    }

    @Override
    public int hashCode() {
        return Objects.hash(demande);
    }

    /** Reference and type only. */
    @Override
    public String toString() {
        return "ReglementReparateur[" + demande.getType() + " " + demande.getReferenceFacture() + "]";
    }

    /** Collects the fields (document, "Réparations"). Not thread-safe. */
    public static final class Builder {

        private String idPrestataire;
        private String referenceFacture;
        private LocalDate dateFacture;
        private String numeroSinistre;
        private String referenceInterneLalux;
        private String immatriculationVehicule;
        private String numeroChassisVehicule;
        private TypePiece type;
        private TypeFacture typeFacture;
        private Integer nbrJourVehiculeRemplacement;
        private String refPDFFacture;
        private Montants facture;

        private Builder() {}

        /** The identifier that LALUX gave the supplier. */
        public Builder idPrestataire(String idPrestataire) {
            this.idPrestataire = idPrestataire;
            return this;
        }

        /** The bill's reference; with the type it makes the request idempotent (D19). */
        public Builder referenceFacture(String referenceFacture) {
            this.referenceFacture = referenceFacture;
            return this;
        }

        /** The bill's date. */
        public Builder dateFacture(LocalDate dateFacture) {
            this.dateFacture = dateFacture;
            return this;
        }

        /** The claim's number. */
        public Builder numeroSinistre(String numeroSinistre) {
            this.numeroSinistre = numeroSinistre;
            return this;
        }

        /** The reference of the cover decision, or of the request for a replacement vehicle. */
        public Builder referenceInterneLalux(String referenceInterneLalux) {
            this.referenceInterneLalux = referenceInterneLalux;
            return this;
        }

        /** The plate. */
        public Builder immatriculationVehicule(String immatriculationVehicule) {
            this.immatriculationVehicule = immatriculationVehicule;
            return this;
        }

        /** The VIN. */
        public Builder numeroChassisVehicule(String numeroChassisVehicule) {
            this.numeroChassisVehicule = numeroChassisVehicule;
            return this;
        }

        /** Invoice ({@code F}) or credit note ({@code N}). */
        public Builder type(TypePiece type) {
            this.type = type;
            return this;
        }

        /** Replacement vehicle ({@code VHR}) or repair ({@code REP}). */
        public Builder typeFacture(TypeFacture typeFacture) {
            this.typeFacture = typeFacture;
            return this;
        }

        /** Optional: the days billed, only for a replacement vehicle ({@code VHR}). */
        public Builder nbrJourVehiculeRemplacement(Integer nbrJourVehiculeRemplacement) {
            this.nbrJourVehiculeRemplacement = nbrJourVehiculeRemplacement;
            return this;
        }

        /** The key that the upload of the bill gave. */
        public Builder refPDFFacture(String refPDFFacture) {
            this.refPDFFacture = refPDFFacture;
            return this;
        }

        /** The bill's amounts. */
        public Builder facture(Montants facture) {
            this.facture = facture;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them all
         */
        public ReglementReparateur build() {
            new RequiredFields()
                    .text("idPrestataire", idPrestataire, 64)
                    .text("referenceFacture", referenceFacture, 64)
                    .field("dateFacture", dateFacture)
                    .text("numeroSinistre", numeroSinistre, 64)
                    .text("referenceInterneLalux", referenceInterneLalux, 64)
                    .text("immatriculationVehicule", immatriculationVehicule, 32)
                    .text("numeroChassisVehicule", numeroChassisVehicule, 32)
                    .field("type", type)
                    .field("typeFacture", typeFacture)
                    .key("refPDFFacture", refPDFFacture)
                    .field("facture", facture)
                    .rule(
                            nbrJourVehiculeRemplacement == null
                                    || (nbrJourVehiculeRemplacement >= 0 && nbrJourVehiculeRemplacement <= DAYS_MAX),
                            "nbrJourVehiculeRemplacement: 0 to " + DAYS_MAX)
                    .rule(
                            nbrJourVehiculeRemplacement == null || typeFacture != TypeFacture.REP,
                            "nbrJourVehiculeRemplacement: only with typeFacture VHR")
                    .check();
            return new ReglementReparateur(new DemandeReparateur()
                    .idPrestataire(idPrestataire)
                    .referenceFacture(referenceFacture)
                    .dateFacture(dateFacture)
                    .numeroSinistre(numeroSinistre)
                    .referenceInterneLalux(referenceInterneLalux)
                    .immatriculationVehicule(immatriculationVehicule)
                    .numeroChassisVehicule(numeroChassisVehicule)
                    .type(type)
                    .typeFacture(typeFacture)
                    .nbrJourVehiculeRemplacement(nbrJourVehiculeRemplacement)
                    .refPDFFacture(refPDFFacture)
                    .factureHT(Montants.texte(facture.ht()))
                    .factureTVA(Montants.texte(facture.tva()))
                    .factureTTC(Montants.texte(facture.ttc())));
        }
    }
}
