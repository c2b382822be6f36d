package lu.lalux.assure.conformance.judge.evidence;

import java.util.Set;

/**
 * What a software says that it told a person about an invoice.
 *
 * @param reference of the invoice
 * @param state that it told
 * @param pointers of the faults that it showed
 */
public record ToldResult(String reference, State state, Set<String> pointers) {

    /** What a person is told. */
    public enum State {
        /** The request is recorded: nothing is left to do. */
        SENT,
        /** The person has to do something. */
        TO_MEND,
        /** The insurer has refused it, so that nothing is recorded. */
        REFUSED,
        /** It goes out later, by itself. */
        LATER
    }

    /** Copies. */
    public ToldResult {
        pointers = Set.copyOf(pointers);
    }
}
