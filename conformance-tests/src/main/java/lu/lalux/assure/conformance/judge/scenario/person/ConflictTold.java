package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** A conflict reaches a person: no later attempt of a program ends it (D19). */
public final class ConflictTold extends Telling {

    private static final int CONFLICT = 409;

    /** For the list of all scenarios. */
    public ConflictTold() {
        super("resultat.conflit");
    }

    @Override
    Optional<List<Remark>> compare(Evidence evidence, ToldResult told, Invoice invoice, List<Exchange> settlements) {
        Optional<Exchange> conflict = last(settlements).filter(exchange -> exchange.status() == CONFLICT);
        if (conflict.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                told.state() == ToldResult.State.TO_MEND || told.state() == ToldResult.State.REFUSED
                        ? List.of()
                        : List.of(new Remark(
                                new Text("Un conflit est confié à une personne.", "A conflict is left to a person."),
                                new Text(
                                        told.reference() + " est dite "
                                                + (told.state() == ToldResult.State.SENT
                                                        ? "envoyée"
                                                        : "à envoyer plus tard")
                                                + ".",
                                        told.reference() + " is said to be "
                                                + (told.state() == ToldResult.State.SENT ? "sent" : "sent later")
                                                + "."),
                                List.of(conflict.get()))));
    }
}
