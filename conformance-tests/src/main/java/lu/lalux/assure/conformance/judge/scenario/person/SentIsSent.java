package lu.lalux.assure.conformance.judge.scenario.person;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.register.Text;

/** Nobody is told "sent" of an invoice that the insurer has not accepted: only 202 says that it is recorded. */
public final class SentIsSent extends Telling {

    /** Its id. */
    public static final String ID = "resultat.dit-envoye";

    /** For the playbill. */
    public SentIsSent() {
        super(ID);
    }

    /** By what is recorded, whether its answer arrived or not: only a lie about that costs money. */
    @Override
    Optional<List<Remark>> compare(ToldResult told, List<Exchange> settlements) {
        boolean recorded = settlements.stream().anyMatch(settlement -> settlement.status() == ACCEPTED);
        return switch (told.state()) {
            case SENT -> Optional.of(recorded ? List.of() : List.of(sent(told, settlements)));
            case REFUSED ->
                Optional.of(
                        recorded && settlements.stream().noneMatch(SentIsSent::isRefused)
                                ? List.of(refused(told, settlements))
                                : List.of());
            case TO_MEND, LATER -> Optional.empty();
        };
    }

    private static boolean isRefused(Exchange settlement) {
        return settlement.status() / 100 == 4;
    }

    private static Remark sent(ToldResult told, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "« Envoyée » ne se dit que d'une demande qui a reçu 202.",
                        "\"Sent\" is said only of a request that was answered 202."),
                new Text(told.reference() + " est dite envoyée.", told.reference() + " is said to be sent."),
                last(settlements).stream().toList());
    }

    private static Remark refused(ToldResult told, List<Exchange> settlements) {
        return new Remark(
                new Text(
                        "Sans réponse, une demande peut être enregistrée : elle n'est pas dite refusée.",
                        "Without an answer, a request may be recorded: it is not said to be refused."),
                new Text(
                        told.reference() + " est enregistrée, et dite refusée.",
                        told.reference() + " is recorded, and said to be refused."),
                settlements.subList(0, 1));
    }
}
