package lu.lalux.assure.client;

import lu.lalux.assure.client.model.DemandeExpert;

/** An expert's settlement request (contract, schema {@code DemandeExpert}; document, "Expertises"). */
public final class ReglementExpert extends Reglement {

    private ReglementExpert(DemandeExpert demande, Builder builder) {
        super(Fonction.EXPERT, demande, builder);
    }

    private ReglementExpert(String json) {
        super(Fonction.EXPERT, json);
    }

    /**
     * A request that the application has already as JSON, fields included that this library's version does not know yet. It is
     * sent as it is; nothing is checked here but that it can be told by its reference.
     *
     * @param json one JSON object of the contract's schema {@code DemandeExpert}, with its keys
     * @return the request
     * @throws IllegalArgumentException if it is no JSON object, or has no {@code referenceFacture}
     */
    public static ReglementExpert ofJson(String json) {
        return new ReglementExpert(json);
    }

    /** {@return a builder; every field has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder extends Reglement.Builder<Builder> {

        private String idExpert;
        private Boolean abandonVehicule;
        private Montants honoraires;
        private Montants prejudice;
        private String refPdfHonoraires;
        private String refPdfExpertise;

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
        RequiredFields regles() {
            return super.regles()
                    .text("idExpert", idExpert, 64)
                    .field("abandonVehicule", abandonVehicule)
                    .field("honoraires", honoraires)
                    .field("prejudice", prejudice);
        }

        /**
         * Makes the request.
         *
         * @return the request, with what was given so far
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them all
         */
        public ReglementExpert build() {
            regles().key("refPdfHonoraires", refPdfHonoraires)
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
                            .honorairesHT(Montants.texte(honoraires.ht()))
                            .honorairesTVA(Montants.texte(honoraires.tva()))
                            .honorairesTTC(Montants.texte(honoraires.ttc()))
                            .prejudiceHT(Montants.texte(prejudice.ht()))
                            .prejudiceTVA(Montants.texte(prejudice.tva()))
                            .prejudiceTTC(Montants.texte(prejudice.ttc())),
                    this);
        }
    }
}
