package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/**
 * Invoices that have not gone out, and of which the software's results have never spoken, though they speak of others: nobody
 * knows that they are missing. Of the first part, which the program has ended by itself; what it never began may be
 * meant for the next run, as long as it sends something in each.
 */
final class Untold {

    private static final int NAMED = 5;

    private Untold() {}

    static Optional<Remark> in(Evidence evidence) {
        SessionEvents events = evidence.log().circumstances();
        String field = evidence.settlement().asSettlement().reference();
        List<Invoice> untold = evidence.ended() && events.wasIdle().isPresent()
                ? evidence.list().part(1).stream()
                        .filter(invoice -> !events.hasNamed(
                                        invoice.fields().path(field).asString(""))
                                && isLeft(evidence, invoice, events.wasIdle().get()))
                        .toList()
                : List.of();
        if (untold.isEmpty()) {
            return Optional.empty();
        }
        String names = untold.stream()
                .limit(NAMED)
                .map(invoice -> invoice.fields().path(field).asString("") + " (" + invoice.name() + ")")
                .collect(Collectors.joining(", "));
        String more = untold.size() > NAMED ? "…" : ".";
        return Optional.of(new Remark(
                new Text(
                        "Les résultats parlent de chaque facture qui n'est pas partie.",
                        "The results speak of each invoice that has not gone out."),
                new Text(
                        untold.size() + " ne sont pas parties, et les résultats n'en disent rien : " + names + more,
                        untold.size() + " have not gone out, and the results say nothing of them: " + names + more),
                untold.stream()
                        .flatMap(invoice -> about(evidence, invoice).stream())
                        .limit(1)
                        .toList()));
    }

    private static boolean isLeft(Evidence evidence, Invoice invoice, boolean idle) {
        List<Exchange> came = about(evidence, invoice);
        return (idle || !came.isEmpty())
                && came.stream().noneMatch(one -> one.kind() == Kind.SETTLEMENT && one.status() == Telling.ACCEPTED);
    }

    private static List<Exchange> about(Evidence evidence, Invoice invoice) {
        return evidence.log()
                .that(exchange ->
                        exchange.subject().invoice().filter(invoice::equals).isPresent());
    }
}
