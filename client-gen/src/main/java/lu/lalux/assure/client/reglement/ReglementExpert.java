package lu.lalux.assure.client.reglement;

import lu.lalux.assure.client.model.DemandeExpert;
import org.jspecify.annotations.Nullable;

/** An expert's settlement request (contract, schema {@code DemandeExpert}; document, "Expertises"). */
public final class ReglementExpert extends Reglement {

    private ReglementExpert(DemandeExpert demande, Builder builder) {
        super(Fonction.EXPERT, demande, builder);
    }

    ReglementExpert(String json) {
        super(Fonction.EXPERT, json);
    }

    /** {@return a builder; every field has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder extends Reglement.Builder<Builder> {

        private @Nullable String idExpert;
        private @Nullable Boolean abandonVehicule;
        private @Nullable Montants honoraires;
        private @Nullable Montants prejudice;
        private @Nullable String refPdfHonoraires;
        private @Nullable String refPdfExpertise;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets who sends the bill.
         *
         * @param idExpert the identifier that LALUX gave the expert, 1 to 64 characters
         * @return this builder
         */
        public Builder idExpert(String idExpert) {
            this.idExpert = idExpert;
            return this;
        }

        /**
         * Sets what becomes of the vehicle.
         *
         * @param abandonVehicule whether it is not worth repairing
         * @return this builder
         */
        public Builder abandonVehicule(Boolean abandonVehicule) {
            this.abandonVehicule = abandonVehicule;
            return this;
        }

        /**
         * Sets the amounts of the fees.
         *
         * @param honoraires {@code honorairesHT}, {@code honorairesTVA} and {@code honorairesTTC}
         * @return this builder
         */
        public Builder honoraires(Montants honoraires) {
            this.honoraires = honoraires;
            return this;
        }

        /**
         * Sets the amounts of the damage.
         *
         * @param prejudice {@code prejudiceHT}, {@code prejudiceTVA} and {@code prejudiceTTC}
         * @return this builder
         */
        public Builder prejudice(Montants prejudice) {
            this.prejudice = prejudice;
            return this;
        }

        /**
         * Sets the first file.
         *
         * @param refPdfHonoraires the key that the upload of the fee note gave
         * @return this builder
         */
        public Builder refPdfHonoraires(String refPdfHonoraires) {
            this.refPdfHonoraires = refPdfHonoraires;
            return this;
        }

        /**
         * Sets the second file.
         *
         * @param refPdfExpertise the key that the upload of the report gave
         * @return this builder
         */
        public Builder refPdfExpertise(String refPdfExpertise) {
            this.refPdfExpertise = refPdfExpertise;
            return this;
        }

        @Override
        RequiredFields rules() {
            return super.rules()
                    .text("idExpert", idExpert, 64)
                    .field("abandonVehicule", abandonVehicule)
                    .field("honoraires", honoraires)
                    .field("prejudice", prejudice);
        }

        /**
         * Makes the request.
         *
         * @return the request, with what was given so far
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them
         *     all
         */
        public ReglementExpert build() {
            rules().key("refPdfHonoraires", refPdfHonoraires)
                    .key("refPdfExpertise", refPdfExpertise)
                    .check();
            return new ReglementExpert(
                    new DemandeExpert()
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
                            .honorairesHT(Montants.text(honoraires.ht()))
                            .honorairesTVA(Montants.text(honoraires.tva()))
                            .honorairesTTC(Montants.text(honoraires.ttc()))
                            .prejudiceHT(Montants.text(prejudice.ht()))
                            .prejudiceTVA(Montants.text(prejudice.tva()))
                            .prejudiceTTC(Montants.text(prejudice.ttc())),
                    this);
        }
    }
}
