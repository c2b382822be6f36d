package lu.lalux.assure.conformance.judge.scenario;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.WorkList;

/**
 * All that a scenario may go by.
 *
 * @param contract that the client has to keep to
 * @param software that is judged
 * @param access its credentials
 * @param list what it was given to send
 * @param log what came
 * @param tempo how fast the session goes
 * @param ended whether the session has ended: what has not come will not come any more
 */
public record Evidence(
        Contract contract,
        Software software,
        Access access,
        WorkList list,
        ExchangeLog log,
        Tempo tempo,
        boolean ended) {

    /** {@return the settlement of the software's trade} */
    public Operation settlement() {
        return contract.operation("PUT", software.trade().path());
    }

    /** {@return the upload of the software's trade} */
    public Operation upload() {
        return contract.operation("PUT", software.trade().upload());
    }

    /**
     * @param scenario its id
     * @return the invoices that were made for it
     */
    public List<Invoice> invoicesOf(String scenario) {
        return list.invoices().stream()
                .filter(invoice -> invoice.scenario().equals(scenario))
                .toList();
    }

    /**
     * @param encounter about an invoice
     * @return whether the client went on afterwards with other invoices, or the session has ended: then it has given up
     */
    public boolean isPast(Exchange encounter) {
        return ended
                || log.all().stream()
                                .filter(later -> later.number() > encounter.number()
                                        && later.kind() == Kind.SETTLEMENT
                                        && !later.subject()
                                                .invoice()
                                                .equals(encounter.subject().invoice()))
                                .count()
                        >= LATER;
    }

    /**
     * @param exchange any
     * @return whether the client has surely read its answer: that left whole, and before the client may have stopped waiting
     */
    public boolean isRead(Exchange exchange) {
        return exchange.answered()
                && exchange.ended() != 0
                && exchange.ended() - exchange.arrival().began()
                        < tempo.of(PATIENCE).toNanos();
    }

    /**
     * @param exchange any
     * @return whether the client has surely read its answer, and was not killed before it could note that
     */
    public boolean isNoted(Exchange exchange) {
        return isRead(exchange)
                && log.circumstances().kills().stream()
                        .noneMatch(kill -> kill.isAfter(exchange.arrival())
                                && kill.moment() - exchange.ended()
                                        < tempo.of(NOTED).toNanos());
    }

    /** Longer than anything takes to be noted, and than a client waits before it notes several things at once. */
    private static final Duration NOTED = Duration.ofSeconds(10);

    /** What the page on limits suggests as the shortest timeout. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How many settlements of others have to follow before an invoice counts as given up. */
    private static final int LATER = 12;
}
