package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.GivenUp;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/** Invoices with values that clients often get wrong, and the fields in which they are. */
final class DifficultInvoice implements Scenario {

    private final String id;
    private final BiConsumer<WorkListDraft, String> script;
    private final Function<Operation, Set<String>> judged;
    private final boolean mayStop;
    private final boolean accepted;

    private DifficultInvoice(
            String id,
            BiConsumer<WorkListDraft, String> script,
            Function<Operation, Set<String>> judged,
            boolean mayStop,
            boolean accepted) {
        this.id = id;
        this.script = script;
        this.judged = judged;
        this.mayStop = mayStop;
        this.accepted = accepted;
    }

    /**
     * @param id of the scenario
     * @param script writes its invoices, under this id; none where the contract has no such field
     * @param judged the fields that are looked at
     * @return the scenario
     */
    static DifficultInvoice of(
            String id, BiConsumer<WorkListDraft, String> script, Function<Operation, Set<String>> judged) {
        return new DifficultInvoice(id, script, judged, false, false);
    }

    /** {@return the same, where a careful client may leave the invoice to a person} */
    DifficultInvoice orLeft() {
        return new DifficultInvoice(id, script, judged, true, accepted);
    }

    /** {@return the same, shown only when each of its invoices was accepted} */
    DifficultInvoice allAccepted() {
        return new DifficultInvoice(id, script, judged, mayStop, true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void draft(WorkListDraft book) {
        script.accept(book, id);
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Invoice> invoices = evidence.invoicesOf(id);
        if (invoices.isEmpty()) {
            return Ruling.notApplicable(new Text(
                    "La demande de ce métier n'a pas de tel champ.", "This trade's request has no such field."));
        }
        Set<String> names = judged.apply(evidence.settlement());
        if (evidence.software().ownReferences()
                && Set.of(evidence.settlement().asSettlement().reference()).containsAll(names)) {
            return Ruling.notApplicable(
                    new Text("Ce logiciel fait lui-même ses références.", "This software makes its own references."));
        }
        WorkListComparison collation = new WorkListComparison(evidence);
        List<Deviation> wrong = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (Invoice invoice : invoices) {
            List<Exchange> requests = evidence.log().of(Kind.SETTLEMENT, invoice);
            requests.forEach(request -> collation.of(request).stream()
                    // A type or a name is the same fault in all of them, and has a scenario of its own.
                    .filter(deviation -> deviation.nature() != Deviation.Nature.TYPE
                            && deviation.nature() != Deviation.Nature.TOLERATED_NAME)
                    .filter(deviation ->
                            names.contains(deviation.field().map(Field::name).orElse(deviation.member())))
                    .forEach(wrong::add));
            boolean came = requests.stream().anyMatch(request -> !accepted || request.status() == 202);
            if (!came && !(mayStop && GivenUp.is(evidence, invoice))) {
                lacking.add(invoice.name());
            }
        }
        List<Remark> remarks = new ArrayList<>(Remarks.of(wrong));
        if (accepted && !evidence.software().ownReferences()) {
            DroppedInvoice.of(evidence, invoices).ifPresent(remarks::add);
        }
        return remarks.isEmpty() && !lacking.isEmpty() ? Ruling.notShown(lacking(lacking)) : Ruling.of(remarks);
    }

    private Text lacking(List<String> names) {
        String all = names.stream().sorted().collect(Collectors.joining(", "));
        return accepted
                ? new Text("Pas encore acceptée : " + all + ".", "Not accepted yet: " + all + ".")
                : new Text(
                        "Aucune demande de règlement n'est venue : " + all + ".",
                        "No settlement request has come: " + all + ".");
    }
}
