package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.LaterRequests;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.End;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/**
 * A settlement gets an answer that is not the insurer's: a relay's page, the page of a network that one has to sign in
 * to, a success other than the one that the contract names; or none, as the connection is cut before the request is
 * recorded. Whether the insurer has the request cannot be told from it: the same again. That a client takes it for
 * success cannot be seen on the wire; that it says no more is told as advice.
 */
public final class StrangeAnswer extends Incident {

    /** The id of the cut before the record. */
    public static final String CUT = "incident.reglement-coupe";

    /** The id of what comes behind a first trouble. */
    private static final String SECOND = "incident.autre-succes";

    private final Supplier<Reply> answer;
    private final Manner manner;

    private StrangeAnswer(String id, Supplier<Reply> answer) {
        this(id, answer, Manner.USUAL);
    }

    private StrangeAnswer(String id, Supplier<Reply> answer, Manner manner) {
        super(id, Kind.SETTLEMENT);
        this.answer = answer;
        this.manner = manner;
    }

    /** {@return the connection is cut before the request is recorded} */
    public static StrangeAnswer none() {
        return new StrangeAnswer(CUT, () -> new Reply(500), Manner.USUAL.ending(End.LOST));
    }

    /** {@return a relay cannot reach the server, and says so in HTML} */
    public static StrangeAnswer ofRelay() {
        return new StrangeAnswer("incident.page-de-relais", () -> Replies.page(502, "502 Bad Gateway"));
    }

    /** {@return a network answers in the server's stead} */
    public static StrangeAnswer ofPortal() {
        return new StrangeAnswer("incident.portail", () -> Replies.page(200, "Bienvenue / Welcome"));
    }

    /** {@return another success than the contract's, to a request that is sent again: no more is one there} */
    public static StrangeAnswer withoutContent() {
        return new StrangeAnswer(SECOND, () -> new Reply(204));
    }

    @Override
    Optional<Effect> happen(PendingRequest moment, List<Exchange> before) {
        int nth = before.size() + (id().equals(SECOND) ? 0 : 1);
        return moment.early() || nth > 1
                ? Optional.empty()
                : Optional.of(
                        nth == 0
                                ? Effect.instead(Replies.problem(moment, "erreur-interne"))
                                : Effect.instead(answer.get()).in(manner));
    }

    @Override
    Ruling judge(Evidence evidence, List<Exchange> hits) {
        Exchange hit = hits.get(hits.size() - 1);
        LaterRequests sequel = new LaterRequests(evidence, hit);
        Ruling ruling =
                Ruling.of(new LaterRequests(evidence, hits.get(0)).same().remarks());
        boolean refused = hit.answered() && hit.status() >= 300;
        return refused || !sequel.repeats().isEmpty() || !sequel.over() || isTold(evidence, hit)
                ? ruling
                : ruling.advising(new Remark(
                        new Text(
                                "Seul 202 dit que la demande est enregistrée : elle est renvoyée, ou une personne"
                                        + " l'apprend.",
                                "Only 202 says that the request is recorded: it is sent again, or a person is told."),
                        new Text(
                                "La facture n'a pas été renvoyée : elle n'est pas enregistrée.",
                                "The invoice was not sent again: it is not recorded."),
                        List.of(hit)));
    }

    /** Whether the software says that a person was told, whatever it was, but not that the invoice is sent. */
    private static boolean isTold(Evidence evidence, Exchange hit) {
        String reference = hit.body()
                .path(evidence.settlement().asSettlement().reference())
                .asString("");
        return evidence.log().circumstances().told().stream()
                .anyMatch(told -> told.reference().equals(reference) && told.state() != ToldResult.State.SENT);
    }
}
