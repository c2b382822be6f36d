package lu.lalux.assure.cli.sending;

import java.math.BigDecimal;
import java.util.List;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.client.problem.AssureException;

/**
 * What became of one request of a folder; without its content, so that a hundred thousand of them fit into memory.
 *
 * @param source where the request comes from
 * @param reference what it goes by, or null
 * @param date of its invoice, as the contract has it, or null
 * @param claim the number of its claim, or null
 * @param amount what is asked for, negative for a credit note, or null
 * @param findings what was found wrong without the server, or with a file
 * @param refusal what the server said, or null
 */
public record Outcome(
        String source,
        String reference,
        String date,
        String claim,
        BigDecimal amount,
        State state,
        List<Finding> findings,
        AssureException refusal) {

    public Outcome {
        findings = List.copyOf(findings);
    }

    static Outcome of(Demande request, State state) {
        return of(request, state, List.of());
    }

    static Outcome of(Demande request, State state, List<Finding> findings) {
        return new Outcome(
                request.source(),
                request.reference().orElse(null),
                request.date().orElse(null),
                request.claim().orElse(null),
                request.amount().orElse(null),
                state,
                findings,
                null);
    }

    Outcome with(AssureException refusal) {
        return new Outcome(source, reference, date, claim, amount, state, findings, refusal);
    }

    boolean detailed() {
        return !findings.isEmpty() || refusal != null;
    }

    Outcome withoutDetail() {
        return new Outcome(source, reference, date, claim, amount, state, List.of(), null);
    }
}
