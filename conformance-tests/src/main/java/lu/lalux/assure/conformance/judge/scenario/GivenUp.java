package lu.lalux.assure.conformance.judge.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/** Whether a client has left an invoice alone, and not only stopped before it. */
public final class GivenUp {

    /** So many others have to be accepted: then it is this invoice that was left. */
    private static final int OTHERS = 3;

    /** The answer to a body that is no JSON. */
    private static final int UNREADABLE = 400;

    private GivenUp() {}

    /**
     * @param evidence of a session
     * @param invoice of which no settlement came, or none that was accepted
     * @return whether the session has ended, and several invoices that stand later in the list were accepted
     */
    public static boolean is(Evidence evidence, Invoice invoice) {
        List<Invoice> all = evidence.list().invoices();
        Set<Invoice> later = new HashSet<>(all.subList(all.indexOf(invoice) + 1, all.size()));
        return evidence.ended()
                && !isRefusedUnread(evidence)
                && !later.isEmpty()
                && accepted(evidence, later) >= Math.min(OTHERS, later.size());
    }

    /**
     * @param evidence of a session
     * @param event about an invoice
     * @return whether the session has ended, and several other invoices were accepted after that
     */
    public static boolean isAfter(Evidence evidence, Exchange event) {
        Set<Invoice> others = new HashSet<>();
        evidence.log()
                .that(later -> later.number() > event.number()
                        && later.kind() == Kind.SETTLEMENT
                        && later.status() == 202
                        && later.answered())
                .forEach(later -> later.subject().invoice().ifPresent(others::add));
        event.subject().invoice().ifPresent(others::remove);
        return evidence.ended() && !isRefusedUnread(evidence) && others.size() >= OTHERS;
    }

    /** {@return whether settlements were refused of which nobody knows what they are about: any invoice may be theirs} */
    private static boolean isRefusedUnread(Evidence evidence) {
        return !evidence.log()
                .that(request -> request.kind() == Kind.SETTLEMENT
                        && request.status() == UNREADABLE
                        && request.subject().invoice().isEmpty())
                .isEmpty();
    }

    private static long accepted(Evidence evidence, Set<Invoice> some) {
        return evidence.log().of(Kind.SETTLEMENT).stream()
                .filter(request -> request.status() == 202)
                .map(request -> request.subject().invoice())
                .filter(invoice -> invoice.filter(some::contains).isPresent())
                .distinct()
                .count();
    }
}
