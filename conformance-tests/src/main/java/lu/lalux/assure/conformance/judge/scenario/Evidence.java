package lu.lalux.assure.conformance.judge.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.RunEnd;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
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
     * @param exchange about an invoice
     * @return whether the client went on afterwards with other invoices, or the session has ended: then it has given up
     */
    public boolean isPast(Exchange exchange) {
        return ended
                || log.all().stream()
                                .filter(later -> later.number() > exchange.number()
                                        && later.kind() == Kind.SETTLEMENT
                                        && !later.subject()
                                                .invoice()
                                                .equals(exchange.subject().invoice()))
                                .count()
                        >= LATER;
    }

    /**
     * @param exchange any
     * @return whether the client has surely read its answer: that left whole, when it was due, and before the client may
     *     have stopped waiting
     */
    public boolean isRead(Exchange exchange) {
        return exchange.answered()
                && exchange.ended() != 0
                && !exchange.hungUp()
                && exchange.took().compareTo(tempo.of(PATIENCE)) < 0;
    }

    /**
     * @param exchange any
     * @return whether the client may have read the status of its answer; not if nothing of it left before the client hung
     *     up. Who has only closed its own direction, which is done at once, still reads.
     */
    public boolean mayBeRead(Exchange exchange) {
        return exchange.answer().manner().end() != WireAnswer.End.LOST
                && !(exchange.hungUp() && exchange.took().compareTo(tempo.of(HALF_CLOSED)) > 0);
    }

    /**
     * @param exchanges some of the client's
     * @return the most of them that came in one run of its program; all, where nobody knows when one ends
     */
    public long mostInOneRun(List<Exchange> exchanges) {
        return exchanges.stream()
                .mapToLong(first -> exchanges.stream()
                        .filter(later -> later.number() >= first.number()
                                && !log.circumstances().ofTwoRuns(first.request(), later.request()))
                        .count())
                .max()
                .orElse(0);
    }

    /**
     * @param exchange any
     * @return whether the client has surely read its answer, and was not killed before it could note that
     */
    public boolean isNoted(Exchange exchange) {
        return isRead(exchange) && killSoonAfter(exchange, log, tempo).isEmpty();
    }

    /**
     * @param exchange any
     * @param log that it is of
     * @param tempo how fast the session goes
     * @return the kill that may have come before the client had noted the answer, or done what it does then; none where
     *     the run that was answered had come to its end by itself, whatever became of the next
     */
    public static Optional<RunEnd> killSoonAfter(Exchange exchange, ExchangeLog log, Tempo tempo) {
        long answered = exchange.ended() == 0 ? exchange.request().began() : exchange.ended();
        return log.circumstances()
                .endOfRun(exchange.request())
                .filter(end ->
                        end.killed() && end.moment() - answered < tempo.of(SOON).toNanos());
    }

    /** Longer than a client waits before it notes several things at once, and before it goes on, whatever happened. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Less than any client's timeout should be: the page on limits suggests six times as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Behind its request a client closes its own direction sooner than this; who hangs up later has stopped waiting. */
    private static final Duration HALF_CLOSED = Duration.ofSeconds(1);

    /** How many settlements of others have to follow before an invoice counts as given up. */
    private static final int LATER = 12;
}
