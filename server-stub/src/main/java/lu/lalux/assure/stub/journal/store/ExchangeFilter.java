package lu.lalux.assure.stub.journal.store;

import java.util.Optional;

/**
 * Which exchanges are asked for; what is empty does not matter.
 *
 * @param refused whether only refusals are, or only what was accepted
 * @param operation the contract's {@code operationId}
 * @param reference the invoice's
 * @param before only what has a smaller order
 */
public record ExchangeFilter(
        Optional<Integer> status,
        Optional<Boolean> refused,
        Optional<String> operation,
        Optional<String> reference,
        Optional<String> instance,
        long before) {

    /** All of them. */
    public static final ExchangeFilter ALL = new ExchangeFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);

    /** The one of this instance. */
    public static ExchangeFilter of(String instance) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(instance),
                Long.MAX_VALUE);
    }

    /** Those about this reference. */
    public static ExchangeFilter ofReference(String reference) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reference),
                Optional.empty(),
                Long.MAX_VALUE);
    }
}
