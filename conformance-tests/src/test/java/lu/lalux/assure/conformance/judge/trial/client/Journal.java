package lu.lalux.assure.conformance.judge.trial.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/** What a client keeps of each invoice, and finds again when it is run once more; used by several threads. */
public final class Journal {

    /** How an invoice stands. */
    public enum State {
        /** Nothing has come of it yet. */
        OPEN,
        /** Accepted. */
        SENT,
        /** A person has to do something. */
        TO_MEND,
        /** It will be tried again. */
        LATER
    }

    /**
     * What is kept of an invoice.
     *
     * @param state of it
     * @param keys of its files, by field
     * @param faults that a person is shown: a field's pointer and a code each
     */
    public record Entry(State state, Map<String, String> keys, List<String> faults) {

        /** Copies. */
        public Entry {
            keys = Map.copyOf(keys);
            faults = List.copyOf(faults);
        }
    }

    private static final Entry NEW = new Entry(State.OPEN, Map.of(), List.of());

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * @param invoice of the list
     * @return what is known of it
     */
    public synchronized Entry of(Invoice invoice) {
        return entries.getOrDefault(invoice.name(), NEW);
    }

    synchronized void state(Invoice invoice, State state, List<String> faults) {
        entries.put(invoice.name(), new Entry(state, of(invoice).keys(), faults));
    }

    synchronized void key(Invoice invoice, String field, String key) {
        Map<String, String> keys = new LinkedHashMap<>(of(invoice).keys());
        keys.put(field, key);
        entries.put(
                invoice.name(), new Entry(of(invoice).state(), keys, of(invoice).faults()));
    }

    synchronized void forgetKeys(Invoice invoice) {
        Entry entry = of(invoice);
        entries.put(invoice.name(), new Entry(entry.state(), Map.of(), entry.faults()));
    }

    /** Forgets everything, as a program does that keeps nothing. */
    synchronized void forget() {
        entries.clear();
    }

    /** {@return all that is known, by the invoices' names} */
    public synchronized Map<String, Entry> all() {
        return new LinkedHashMap<>(entries);
    }
}
