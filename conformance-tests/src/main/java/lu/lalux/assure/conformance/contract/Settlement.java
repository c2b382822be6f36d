package lu.lalux.assure.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the contract says of a settlement as a whole: {@code x-identite} and {@code x-sommes} of its schema.
 *
 * @param provider the field that names the provider, who need not be the account (D25)
 * @param reference the field of the provider's own reference
 * @param type the field that tells an invoice from a credit note
 * @param sums amounts of which two make the third (D20)
 */
public record Settlement(String provider, String reference, String type, List<Sum> sums) {

    /**
     * Three amounts of which the first two make the third.
     *
     * @param net without tax
     * @param tax the tax
     * @param total what is to be paid
     */
    public record Sum(String net, String tax, String total) {

        /** {@return the three fields} */
        public Set<String> fields() {
            return Set.of(net, tax, total);
        }
    }

    /** Copies. */
    public Settlement {
        sums = List.copyOf(sums);
    }

    /** {@return those of a schema; nothing when it is no settlement's} */
    static Optional<Settlement> read(JsonNode schema) {
        JsonNode identity = schema.path("x-identite");
        if (identity.isMissingNode()) {
            return Optional.empty();
        }
        List<Sum> sums = new ArrayList<>();
        schema.path("x-sommes").forEach(sum -> sums.add(new Sum(text(sum, "ht"), text(sum, "tva"), text(sum, "ttc"))));
        return Optional.of(new Settlement(
                text(identity, "prestataire"), text(identity, "reference"), text(identity, "type"), sums));
    }

    private static String text(JsonNode facts, String name) {
        return facts.required(name).asString();
    }

    /**
     * {@return the fields that say, with account and function, which request it is (D19); the others are its content}
     */
    public Set<String> identity() {
        return Set.of(provider, reference, type);
    }

    /**
     * @param field of an amount
     * @return the sum that it is a part of
     */
    public Optional<Sum> sumOf(String field) {
        return sums.stream().filter(sum -> sum.fields().contains(field)).findFirst();
    }
}
