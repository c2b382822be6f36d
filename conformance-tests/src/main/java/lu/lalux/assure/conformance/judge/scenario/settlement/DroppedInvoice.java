package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.GivenUp;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** An invoice that was taken for another of nearly the same identity: nothing of it was sent, and nobody was told. */
final class DroppedInvoice {

    private final Evidence evidence;
    private final List<ToldResult> told;
    private final String reference;

    private DroppedInvoice(Evidence evidence) {
        this.evidence = evidence;
        this.told = evidence.log().circumstances().told();
        this.reference = evidence.settlement().asSettlement().reference();
    }

    /** {@return the first of them that was dropped, where another was accepted and the software says what it told} */
    static Optional<Remark> of(Evidence evidence, List<Invoice> alike) {
        DroppedInvoice dropped = new DroppedInvoice(evidence);
        List<Exchange> sent = alike.stream()
                .flatMap(invoice -> evidence.log().of(Kind.SETTLEMENT, invoice).stream())
                .filter(request -> request.status() == 202)
                .limit(1)
                .toList();
        return dropped.told.isEmpty() || sent.isEmpty()
                ? Optional.empty()
                : alike.stream()
                        .filter(dropped::is)
                        .findFirst()
                        .map(invoice -> new Remark(
                                new Text(
                                        "Ce sont deux demandes : chacune est envoyée.",
                                        "They are two requests: each is sent."),
                                new Text(
                                        "Aucune demande n'est venue de " + invoice.name()
                                                + ", et personne n'a appris qu'elle manque.",
                                        "No request of " + invoice.name()
                                                + " came, and nobody was told that it is missing."),
                                sent));
    }

    private boolean is(Invoice invoice) {
        String named = invoice.fields().path(reference).asString("");
        return evidence.log().of(Kind.SETTLEMENT, invoice).isEmpty()
                && GivenUp.is(evidence, invoice)
                && told.stream()
                        .filter(result -> result.reference().equals(named))
                        .allMatch(result -> result.state() == ToldResult.State.SENT
                                || result.state() == ToldResult.State.LATER && isForgotten());
    }

    /** {@return whether the program was run again for what it had said to go out later} */
    private boolean isForgotten() {
        return evidence.log().circumstances().madeOnceMore().isPresent();
    }
}
