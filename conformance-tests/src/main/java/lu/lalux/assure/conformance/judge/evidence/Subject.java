package lu.lalux.assure.conformance.judge.evidence;

import java.util.Optional;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/**
 * What a request is about.
 *
 * @param kind of the request
 * @param invoice of the work list; nothing when it is about none, or cannot be told
 * @param field whose file an upload brings; empty for other requests
 */
public record Subject(Kind kind, Optional<Invoice> invoice, String field) {

    /**
     * @param kind of the request
     * @return about no invoice
     */
    public static Subject of(Kind kind) {
        return new Subject(kind, Optional.empty(), "");
    }

    /**
     * @param scenario its id
     * @return whether it is about an invoice that was made for it
     */
    public boolean isFor(String scenario) {
        return invoice.filter(found -> found.scenario().equals(scenario)).isPresent();
    }
}
