package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.register.Text;

/** Nobody is told "sent" of an invoice that the insurer has not accepted: only 202 says that it is recorded. */
public final class SentIsSent extends Telling {

    /** For the playbill. */
    public SentIsSent() {
        super("resultat.dit-envoye");
    }

    @Override
    Optional<List<Remark>> compare(ToldResult told, List<Exchange> settlements) {
        if (told.state() != ToldResult.State.SENT) {
            return Optional.empty();
        }
        return Optional.of(
                isAccepted(settlements)
                        ? List.of()
                        : List.of(new Remark(
                                new Text(
                                        "« Envoyée » ne se dit que d'une demande qui a reçu 202.",
                                        "\"Sent\" is said only of a request that was answered 202."),
                                new Text(
                                        told.reference() + " est dite envoyée.",
                                        told.reference() + " is said to be sent."),
                                last(settlements).stream().toList())));
    }
}
