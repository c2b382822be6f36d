package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** Compares what a person was told of each invoice with what came of it. */
abstract class Telling implements Scenario {

    static final int ACCEPTED = 202;

    private final String id;

    Telling(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    /**
     * @param evidence of the session
     * @param told of an invoice
     * @param invoice that it is of
     * @param settlements about it, in order
     * @return nothing where there is nothing to compare; else what is wrong, empty if nothing is
     */
    abstract Optional<List<Remark>> compare(
            Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements);

    /** {@return what is wrong besides, of no result in particular} */
    List<Remark> besides(Evidence evidence) {
        return List.of();
    }

    /** {@return whether what is wrong is only advice, as these results are} */
    boolean isAdvice(List<ToldResult> told) {
        return false;
    }

    @Override
    public final Ruling ruling(Evidence evidence) {
        List<ToldResult> all = evidence.log().circumstances().told();
        if (all.isEmpty()) {
            return Ruling.notApplicable(
                    new Text("Le logiciel n'a pas écrit de résultats.", "The software has written no results."));
        }
        List<Remark> remarks = new ArrayList<>(besides(evidence));
        boolean compared = !remarks.isEmpty();
        Map<String, List<Invoice>> named = named(evidence);
        Map<Invoice, List<Exchange>> settlements = settlements(evidence);
        for (ToldResult told : all) {
            for (Invoice invoice : spokenOf(told, named.getOrDefault(told.reference(), List.of()), evidence)) {
                Optional<List<Remark>> found =
                        compare(evidence, told, invoice, settlements.getOrDefault(invoice, List.of()));
                compared = compared || found.isPresent();
                found.ifPresent(remarks::addAll);
            }
        }
        if (compared && isAdvice(all)) {
            return Ruling.shown().advising(eachKindFirst(remarks));
        }
        return compared
                ? Ruling.of(eachKindFirst(remarks))
                : Ruling.notApplicable(
                        new Text("Aucun des résultats ne s'y prête.", "None of the results has to do with it."));
    }

    /** {@return them, with the first of each kind before the others: so that where a report ends, many of one kind hide no other} */
    private static List<Remark> eachKindFirst(List<Remark> remarks) {
        Map<Text, Remark> firsts = new LinkedHashMap<>();
        remarks.forEach(remark -> firsts.putIfAbsent(remark.expected(), remark));
        List<Remark> sorted = new ArrayList<>(firsts.values());
        remarks.stream()
                .filter(remark -> firsts.get(remark.expected()) != remark)
                .forEach(sorted::add);
        return sorted;
    }

    /**
     * An invoice and a credit note may bear one reference (D19): then nobody knows of which a result speaks, unless all
     * of them are said to be sent.
     */
    private static List<Invoice> spokenOf(ToldResult told, List<Invoice> named, Evidence evidence) {
        List<ToldResult> alike = evidence.log().circumstances().told().stream()
                .filter(result -> result.reference().equals(told.reference()))
                .toList();
        boolean allSent = alike.size() == named.size()
                && alike.stream().allMatch(result -> result.state() == ToldResult.State.SENT);
        return named.size() <= 1 ? named : allSent && alike.get(0) == told ? named : List.of();
    }

    private static Map<String, List<Invoice>> named(Evidence evidence) {
        String field = evidence.settlement().asSettlement().reference();
        return evidence.list().invoices().stream()
                .collect(Collectors.groupingBy(
                        invoice -> invoice.fields().path(field).asString("")));
    }

    /** By what they are, and not by what they say: to compare two of them field by field takes long. */
    private static Map<Invoice, List<Exchange>> settlements(Evidence evidence) {
        Map<Invoice, List<Exchange>> settlements = new IdentityHashMap<>();
        for (Exchange exchange : evidence.log().of(Kind.SETTLEMENT)) {
            exchange.subject()
                    .invoice()
                    .ifPresent(invoice -> settlements
                            .computeIfAbsent(invoice, none -> new ArrayList<>())
                            .add(exchange));
        }
        return settlements;
    }

    /** {@return the last answer that came whole; nothing where none did} */
    static Optional<Exchange> last(List<Exchange> settlements) {
        return settlements.stream().filter(Exchange::answered).reduce((one, other) -> other);
    }
}
