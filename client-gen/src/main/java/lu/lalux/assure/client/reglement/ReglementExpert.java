package lu.lalux.assure.client.reglement;

import lu.lalux.assure.client.model.DemandeExpert;

/** An expert's settlement request (contract, schema {@code DemandeExpert}; document, "Expertises"). */
public final class ReglementExpert extends Reglement {

    private ReglementExpert(Builder builder) {
        super(Fonction.EXPERT, DemandeExpert.class, builder);
    }

    ReglementExpert(String json) {
        super(Fonction.EXPERT, json);
    }

    /** {@return a builder; every field but those said to be optional has to be given} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    public static final class Builder extends ExpertFields<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request, with what was given so far
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them
         *     all
         */
        public ReglementExpert build() {
            return new ReglementExpert(this);
        }
    }
}
