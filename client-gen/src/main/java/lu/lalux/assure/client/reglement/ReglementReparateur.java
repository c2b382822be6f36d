package lu.lalux.assure.client.reglement;

import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.TypeFacture;
import org.jspecify.annotations.Nullable;

/** A repairer's settlement request (contract, schema {@code DemandeReparateur}; document, "Réparations"). */
public final class ReglementReparateur extends Reglement {

    private ReglementReparateur(DemandeReparateur demande, Builder builder) {
        super(Fonction.REPARATEUR, demande, builder);
    }

    ReglementReparateur(String json) {
        super(Fonction.REPARATEUR, json);
    }

    /** {@return a builder; every field but those said to be optional has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder extends Reglement.Builder<Builder> {

        private static final int DAYS_MAX = 9_999;

        private @Nullable String idPrestataire;
        private @Nullable TypeFacture typeFacture;
        private @Nullable Integer nbrJourVehiculeRemplacement;
        private @Nullable Montants facture;
        private @Nullable String refPDFFacture;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets who sends the bill.
         *
         * @param idPrestataire the identifier that LALUX gave the repairer, 1 to 64 characters
         * @return this builder
         */
        public Builder idPrestataire(String idPrestataire) {
            this.idPrestataire = idPrestataire;
            return this;
        }

        /**
         * Sets what is billed.
         *
         * @param typeFacture replacement vehicle ({@code VHR}) or repair ({@code REP})
         * @return this builder
         */
        public Builder typeFacture(TypeFacture typeFacture) {
            this.typeFacture = typeFacture;
            return this;
        }

        /**
         * Optional: sets the days billed, only for a replacement vehicle ({@code VHR}).
         *
         * @param nbrJourVehiculeRemplacement 0 to 9999, or null
         * @return this builder
         */
        public Builder nbrJourVehiculeRemplacement(@Nullable Integer nbrJourVehiculeRemplacement) {
            this.nbrJourVehiculeRemplacement = nbrJourVehiculeRemplacement;
            return this;
        }

        /**
         * Sets the bill's amounts.
         *
         * @param facture {@code factureHT}, {@code factureTVA} and {@code factureTTC}
         * @return this builder
         */
        public Builder facture(Montants facture) {
            this.facture = facture;
            return this;
        }

        /**
         * Sets the file.
         *
         * @param refPDFFacture the key that the upload of the bill gave
         * @return this builder
         */
        public Builder refPDFFacture(String refPDFFacture) {
            this.refPDFFacture = refPDFFacture;
            return this;
        }

        @Override
        RequiredFields rules() {
            boolean days = nbrJourVehiculeRemplacement != null;
            return super.rules()
                    .text("idPrestataire", idPrestataire, 64)
                    .field("typeFacture", typeFacture)
                    .field("facture", facture)
                    .rule(
                            !days || (nbrJourVehiculeRemplacement >= 0 && nbrJourVehiculeRemplacement <= DAYS_MAX),
                            "nbrJourVehiculeRemplacement: 0 to " + DAYS_MAX)
                    .rule(
                            !days || typeFacture != TypeFacture.REP,
                            "nbrJourVehiculeRemplacement: only with typeFacture VHR");
        }

        /**
         * Makes the request.
         *
         * @return the request, with what was given so far
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them
         *     all
         */
        public ReglementReparateur build() {
            rules().key("refPDFFacture", refPDFFacture).check();
            return new ReglementReparateur(
                    new DemandeReparateur()
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
                            .factureHT(Montants.text(facture.ht()))
                            .factureTVA(Montants.text(facture.tva()))
                            .factureTTC(Montants.text(facture.ttc())),
                    this);
        }
    }
}
