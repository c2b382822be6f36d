package lu.lalux.assure.conformance.judge.trial.client;

import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/**
 * What the client is about to do.
 *
 * @param kind of the request
 * @param invoice that it is about; nothing for a token that is asked for ahead
 * @param field whose file is uploaded; empty for other requests
 * @param attempt at this very request, from 1
 * @param last status of the attempt before; 0 when there was none, or no answer
 * @param renewals of the token within these attempts
 */
public record Step(Kind kind, Optional<Invoice> invoice, String field, int attempt, int last, int renewals) {

    static Step first(Kind kind, Optional<Invoice> invoice, String field) {
        return new Step(kind, invoice, field, 1, 0, 0);
    }

    Step next(int status, boolean renewed) {
        return new Step(kind, invoice, field, attempt + 1, status, renewals + (renewed ? 1 : 0));
    }
}
