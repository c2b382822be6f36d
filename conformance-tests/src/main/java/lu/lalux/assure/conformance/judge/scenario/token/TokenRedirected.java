package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;

/**
 * A token ends, and the next request for one is sent to another host, that of the functions, by {@code 307}. Nothing
 * goes there, with the client's credentials or without them: a token of another host's is none.
 */
public final class TokenRedirected implements Scenario {

    /** A path that no contract has. */
    static final String ELSEWHERE = "/ailleurs/jeton";

    /**
     * So many ordinary invoices follow its own. Each can take its place, and since they are more than most clients have
     * workers, the next scenario's invoice, whose tokens are refused, is hardly ever sent before its own.
     */
    private static final int SPARE = 6;

    private final EndOfToken end = new EndOfToken("jeton.redirection", Kind.SETTLEMENT);
    private final AtomicBoolean happened = new AtomicBoolean();

    @Override
    public String id() {
        return "jeton.redirection";
    }

    @Override
    public void draft(WorkListDraft book) {
        book.invoice(id());
        for (int i = 0; i < SPARE; i++) {
            book.invoice("");
        }
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        // It is refused whatever its token, and must be seen to be.
        if (moment.subject().isFor(FreshTokenRefused.ID)) {
            return Optional.empty();
        }
        boolean asksForOne = moment.subject().kind() == Kind.TOKEN
                && !moment.early()
                && moment.access().part(moment.client()) == 1;
        if (!asksForOne) {
            return end.effect(moment, !happened.get());
        }
        Optional<String> other = GivenTokens.calls(moment.log()).stream()
                .map(call -> call.request().host())
                .filter(host -> !host.isEmpty() && !host.equals(moment.request().host()))
                .findFirst();
        return end.isOver()
                        && EndOfToken.isCalm(moment.log())
                        && other.isPresent()
                        && happened.compareAndSet(false, true)
                ? Optional.of(Effect.instead(new Reply(307).header("Location", "//" + other.get() + ELSEWHERE)))
                : Optional.empty();
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> hits =
                evidence.log().that(exchange -> exchange.scenario().equals(id()) && exchange.kind() == Kind.TOKEN);
        if (hits.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucun jeton n'a été demandé après la fin de celui de sa facture, ou les fonctions sont appelées à"
                            + " la même adresse que les jetons.",
                    "No token was asked for after its invoice's had ended, or functions are called at the address of"
                            + " tokens."));
        }
        List<Exchange> gone =
                evidence.log().that(later -> later.request().path().equals(ELSEWHERE));
        if (!gone.isEmpty()) {
            Optional<Exchange> leaked = gone.stream()
                    .filter(later -> SecretInHeader.bears(evidence, later))
                    .findFirst();
            return Ruling.of(List.of(new Remark(
                    new Text(
                            "Aucun jeton n'est demandé à un autre hôte que celui des jetons.",
                            "No token is asked for at another host than that of tokens."),
                    leaked.isPresent()
                            ? new Text(
                                    "L'identifiant et le secret sont allés à l'autre hôte.",
                                    "Identifier and secret went to the other host.")
                            : new Text("La demande est allée à l'autre hôte.", "The request went to the other host."),
                    List.of(hits.get(0), leaked.orElse(gone.get(0))))));
        }
        // Whoever has come to the end of its list, and asks for nothing any more, has not followed either.
        boolean wentOn = evidence.ended()
                || !end.renewed(evidence).isEmpty()
                || new TokenAsked(evidence)
                        .in(1).stream()
                                .anyMatch(later -> later.number() > hits.get(0).number());
        return wentOn
                ? Ruling.shown()
                : Ruling.notShown(new Text(
                        "Rien n'est encore venu après cette redirection.",
                        "Nothing has come yet after this redirect."));
    }
}
