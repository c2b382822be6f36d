package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.List;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** Every ordinary invoice was sent and accepted: what was not sent says nothing of a client, for or against it. */
public final class WholeList implements Scenario {

    private static final int NAMED = 10;

    @Override
    public String id() {
        return "reglement.liste-entiere";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Invoice> ordinary = evidence.invoicesOf("");
        List<Invoice> lacking = ordinary.stream()
                .filter(invoice -> evidence.log().of(Kind.SETTLEMENT, invoice).stream()
                        .noneMatch(request -> request.status() == 202))
                .toList();
        if (!ordinary.isEmpty() && lacking.isEmpty()) {
            return Ruling.shown();
        }
        String names = lacking.stream().limit(NAMED).map(Invoice::name).collect(Collectors.joining(", "))
                + (lacking.size() > NAMED ? "…" : "");
        String count = lacking.size() + "/" + ordinary.size();
        return Ruling.notShown(new Text(
                "Pas acceptées (202) : " + count + " factures ordinaires : " + names + ".",
                "Not accepted (202): " + count + " ordinary invoices: " + names + "."));
    }
}
