package lu.lalux.assure.client.reglement;

import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.TypeFacture;

/** A repairer's settlement request (contract, schema {@code DemandeReparateur}; document, "Réparations"). */
public final class ReglementReparateur extends Reglement {

    private ReglementReparateur(Builder builder) {
        super(Fonction.REPARATEUR, DemandeReparateur.class, builder);
    }

    ReglementReparateur(String json) {
        super(Fonction.REPARATEUR, json);
    }

    /** {@return a builder; every field but those said to be optional has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder extends ReparateurFields<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        @Override
        void rules(RequiredFields fields) {
            fields.rule(
                    nbrJourVehiculeRemplacement == null || typeFacture != TypeFacture.REP,
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
            return new ReglementReparateur(this);
        }
    }
}
