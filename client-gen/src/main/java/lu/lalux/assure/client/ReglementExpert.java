package lu.lalux.assure.client;

import java.time.LocalDate;
import java.util.Objects;
import lu.lalux.assure.client.model.DemandeExpert;
import lu.lalux.assure.client.model.TypePiece;

/**
 * An expert's settlement request, immutable (contract, schema {@code DemandeExpert}; document, "Expertises"). The field
 * names are the document's.
 */
public final class ReglementExpert {

    private final DemandeExpert demande;

    private ReglementExpert(DemandeExpert demande) {
        this.demande = demande;
    }

    /** Every field but those said to be optional has to be given. */
    public static Builder builder() {
        return new Builder();
    }

    /** As the contract writes it; never handed out, since it can be changed. */
    DemandeExpert demande() {
        return demande;
    }

    /** The reference that this request goes by. */
    public String referenceFacture() {
        return demande.getReferenceFacture();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReglementExpert that && demande.equals(that.demande);
    }

    @Override
    public int hashCode() {
        return Objects.hash(demande);
    }

    /** Reference and type only. */
    @Override
    public String toString() {
        return "ReglementExpert[" + demande.getType() + " " + demande.getReferenceFacture() + "]";
    }

    /** Collects the fields (document, "Expertises"). Not thread-safe. */
    public static final class Builder {

        private String idExpert;
        private String referenceFacture;
        private LocalDate dateFacture;
        private String numeroSinistre;
        private String referenceInterneLalux;
        private String immatriculationVehicule;
        private String numeroChassisVehicule;
        private TypePiece type;
        private Boolean abandonVehicule;
        private String refPdfHonoraires;
        private String refPdfExpertise;
        private Montants honoraires;
        private Montants prejudice;

        private Builder() {}

        /** The identifier that LALUX gave the expert. */
        public Builder idExpert(String idExpert) {
            this.idExpert = idExpert;
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

        /** The reference of the expertise. */
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

        /** Whether the vehicle is not worth repairing. */
        public Builder abandonVehicule(Boolean abandonVehicule) {
            this.abandonVehicule = abandonVehicule;
            return this;
        }

        /** The key that the upload of the fee note gave. */
        public Builder refPdfHonoraires(String refPdfHonoraires) {
            this.refPdfHonoraires = refPdfHonoraires;
            return this;
        }

        /** The key that the upload of the report gave. */
        public Builder refPdfExpertise(String refPdfExpertise) {
            this.refPdfExpertise = refPdfExpertise;
            return this;
        }

        /** The amounts of the fees. */
        public Builder honoraires(Montants honoraires) {
            this.honoraires = honoraires;
            return this;
        }

        /** The amounts of the damage. */
        public Builder prejudice(Montants prejudice) {
            this.prejudice = prejudice;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them all
         */
        public ReglementExpert build() {
            new RequiredFields()
                    .text("idExpert", idExpert, 64)
                    .text("referenceFacture", referenceFacture, 64)
                    .field("dateFacture", dateFacture)
                    .text("numeroSinistre", numeroSinistre, 64)
                    .text("referenceInterneLalux", referenceInterneLalux, 64)
                    .text("immatriculationVehicule", immatriculationVehicule, 32)
                    .text("numeroChassisVehicule", numeroChassisVehicule, 32)
                    .field("type", type)
                    .field("abandonVehicule", abandonVehicule)
                    .key("refPdfHonoraires", refPdfHonoraires)
                    .key("refPdfExpertise", refPdfExpertise)
                    .field("honoraires", honoraires)
                    .field("prejudice", prejudice)
                    .check();
            return new ReglementExpert(new DemandeExpert()
                    .idExpert(idExpert)
                    .referenceFacture(referenceFacture)
                    .dateFacture(dateFacture)
                    .numeroSinistre(numeroSinistre)
                    .referenceInterneLalux(referenceInterneLalux)
                    .immatriculationVehicule(immatriculationVehicule)
                    .numeroChassisVehicule(numeroChassisVehicule)
                    .type(type)
                    .abandonVehicule(abandonVehicule)
                    .refPdfHonoraires(refPdfHonoraires)
                    .refPdfExpertise(refPdfExpertise)
                    .honorairesHT(Montants.texte(honoraires.ht()))
                    .honorairesTVA(Montants.texte(honoraires.tva()))
                    .honorairesTTC(Montants.texte(honoraires.ttc()))
                    .prejudiceHT(Montants.texte(prejudice.ht()))
                    .prejudiceTVA(Montants.texte(prejudice.tva()))
                    .prejudiceTTC(Montants.texte(prejudice.ttc())));
        }
    }
}
