package lu.lalux.assure.conformance.judge.worklist;

import java.util.List;

/**
 * What a software is given to send.
 *
 * @param invoices in the order in which they stand in the list; ordinary ones between those that something happens to
 */
public record WorkList(List<Invoice> invoices) {

    /** Copies. */
    public WorkList {
        invoices = List.copyOf(invoices);
    }

    /** {@return in how many parts it is to be sent, each with credentials of its own} */
    public int parts() {
        return invoices.stream().mapToInt(Invoice::part).max().orElse(1);
    }

    /**
     * @param part of the session, from 1
     * @return its invoices
     */
    public List<Invoice> part(int part) {
        return invoices.stream().filter(invoice -> invoice.part() == part).toList();
    }
}
