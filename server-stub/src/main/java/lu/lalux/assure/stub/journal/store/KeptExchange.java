package lu.lalux.assure.stub.journal.store;

import org.jspecify.annotations.Nullable;

/**
 * An exchange as it is kept.
 *
 * @param order its place: later ones have a greater one
 * @param invoice what it is about
 */
public record KeptExchange(long order, TakenExchange exchange, Invoice invoice) {

    /** An invoice's reference, and the provider whose it is; null where that could not be read. */
    public record Invoice(
            @Nullable String reference, @Nullable String provider) {}
}
