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

    /**
     * @param part of the session, from 1
     * @return its invoices
     */
    public List<Invoice> part(int part) {
        return invoices.stream().filter(invoice -> invoice.part() == part).toList();
    }
}
