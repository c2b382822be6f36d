package lu.lalux.assure.client.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import lu.lalux.assure.client.model.TypePiece;
import org.jspecify.annotations.Nullable;

/**
 * A settlement request, a repairer's or an expert's, immutable. The field names are the document's.
 */
public abstract sealed class Reglement permits ReglementReparateur, ReglementExpert {

    private final Fonction fonction;
    private final String json;
    private final String referenceFacture;
    private final String type;

    Reglement(Fonction fonction, Object demande, Builder<?> builder) {
        this.fonction = fonction;
        this.json = RequestJson.write(demande);
        this.referenceFacture = Objects.requireNonNull(builder.referenceFacture);
        this.type = Objects.requireNonNull(builder.type).getValue();
    }

    /** What is JSON already. */
    Reglement(Fonction fonction, String json) {
        JsonNode demande = RequestJson.read(json);
        this.fonction = fonction;
        this.json = json;
        this.referenceFacture = demande.path("referenceFacture").asText();
        this.type = demande.path("type").asText();
        if (referenceFacture.isEmpty()) {
            throw new IllegalArgumentException("The request has no referenceFacture");
        }
    }

    /**
     * A request that the application has already as JSON, fields included that this version of the library does not
     * know yet. It is sent unchanged; the only check is that it has a reference.
     *
     * @param fonction whose request it is
     * @param json one JSON object of the contract's schema {@code DemandeReparateur} or {@code DemandeExpert}, with its
     *     keys
     * @return the request
     * @throws IllegalArgumentException if it is no JSON object, or has no {@code referenceFacture}
     */
    public static Reglement ofJson(Fonction fonction, String json) {
        return fonction == Fonction.REPARATEUR ? new ReglementReparateur(json) : new ReglementExpert(json);
    }

    /** {@return whose request it is} */
    public Fonction fonction() {
        return fonction;
    }

    /** {@return the request as it is sent, the contract's JSON} */
    public String json() {
        return json;
    }

    /** {@return the reference that this request goes by} */
    public String referenceFacture() {
        return referenceFacture;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reglement that && json.equals(that.json) && fonction == that.fonction;
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** {@return type and reference, nothing else of the content} */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + type + " " + referenceFacture + "]";
    }

    /**
     * Collects the fields; those that a repairer's and an expert's request share are here. Not thread-safe.
     *
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits ReglementReparateur.Builder, ReglementExpert.Builder {

        @Nullable
        String referenceFacture;

        @Nullable
        LocalDate dateFacture;

        @Nullable
        String numeroSinistre;

        @Nullable
        String referenceInterneLalux;

        @Nullable
        String immatriculationVehicule;

        @Nullable
        String numeroChassisVehicule;

        @Nullable
        TypePiece type;

        Builder() {}

        abstract B self();

        /**
         * Sets the bill's reference; with the type it makes the request idempotent (D19).
         *
         * @param referenceFacture 1 to 64 characters
         * @return this builder
         */
        public B referenceFacture(String referenceFacture) {
            this.referenceFacture = referenceFacture;
            return self();
        }

        /**
         * Sets the bill's date.
         *
         * @param dateFacture of the years 0 to 9999
         * @return this builder
         */
        public B dateFacture(LocalDate dateFacture) {
            this.dateFacture = dateFacture;
            return self();
        }

        /**
         * Sets the bill's date as text.
         *
         * @param dateFacture as the contract writes it, YYYY-MM-DD
         * @return this builder
         * @throws NullPointerException if it was not given
         * @throws IllegalArgumentException if it is no day, or written otherwise
         */
        public B dateFacture(String dateFacture) {
            try {
                return dateFacture(LocalDate.parse(
                        Objects.requireNonNull(dateFacture, "dateFacture: not given"),
                        DateTimeFormatter.ISO_LOCAL_DATE));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("dateFacture: no day; year, month and day, such as 2026-03-05");
            }
        }

        /**
         * Sets the claim's number.
         *
         * @param numeroSinistre 1 to 64 characters
         * @return this builder
         */
        public B numeroSinistre(String numeroSinistre) {
            this.numeroSinistre = numeroSinistre;
            return self();
        }

        /**
         * Sets the reference at LALUX: for a repairer, of the cover decision or of the request for a replacement
         * vehicle; for an expert, of the expertise.
         *
         * @param referenceInterneLalux 1 to 64 characters
         * @return this builder
         */
        public B referenceInterneLalux(String referenceInterneLalux) {
            this.referenceInterneLalux = referenceInterneLalux;
            return self();
        }

        /**
         * Sets the vehicle's plate.
         *
         * @param immatriculationVehicule 1 to 32 characters
         * @return this builder
         */
        public B immatriculationVehicule(String immatriculationVehicule) {
            this.immatriculationVehicule = immatriculationVehicule;
            return self();
        }

        /**
         * Sets the vehicle's VIN.
         *
         * @param numeroChassisVehicule 1 to 32 characters
         * @return this builder
         */
        public B numeroChassisVehicule(String numeroChassisVehicule) {
            this.numeroChassisVehicule = numeroChassisVehicule;
            return self();
        }

        /**
         * Sets what the bill is.
         *
         * @param type invoice ({@code F}) or credit note ({@code N})
         * @return this builder
         */
        public B type(TypePiece type) {
            this.type = type;
            return self();
        }

        /**
         * Checks what was given so far: everything but the keys, which an upload may still have to give.
         *
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them
         *     all
         */
        public void check() {
            rules().check();
        }

        /** The rules of all fields but the keys. */
        RequiredFields rules() {
            return new RequiredFields()
                    .text("referenceFacture", referenceFacture, 64)
                    .date("dateFacture", dateFacture)
                    .text("numeroSinistre", numeroSinistre, 64)
                    .text("referenceInterneLalux", referenceInterneLalux, 64)
                    .text("immatriculationVehicule", immatriculationVehicule, 32)
                    .text("numeroChassisVehicule", numeroChassisVehicule, 32)
                    .field("type", type);
        }
    }
}
