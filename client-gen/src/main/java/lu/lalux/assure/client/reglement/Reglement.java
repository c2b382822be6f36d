package lu.lalux.assure.client.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A settlement request, a repairer's or an expert's, immutable. The field names are the document's.
 */
public abstract sealed class Reglement permits ReglementReparateur, ReglementExpert {

    private final Fonction fonction;
    private final String json;
    private final String referenceFacture;
    private final String type;

    /** @param model what the generated client sends */
    Reglement(Fonction fonction, Class<?> model, Builder<?> builder) {
        RequiredFields fields = builder.fields();
        builder.putKeys(fields);
        this.fonction = fonction;
        this.json = RequestJson.write(fields.check(), model);
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
     * Collects the fields, which the build makes of the contract. Not thread-safe.
     *
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<B extends Builder<B>> extends SharedFields<B>
            permits ReparateurFields, ExpertFields {

        Builder() {}

        /**
         * Checks what was given so far: everything but the keys, which an upload may still have to give.
         *
         * @throws IllegalStateException if required fields are missing, or fields not as the contract says; names them
         *     all
         */
        public void check() {
            fields().check();
        }

        /** All fields but the keys. */
        final RequiredFields fields() {
            RequiredFields fields = new RequiredFields();
            put(fields);
            rules(fields);
            return fields;
        }

        /** What concerns more than one field. */
        void rules(RequiredFields fields) {}
    }
}
