package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Text;

/** The third part: tokens do not reach, each call is answered 403. No other token of the same scopes will help. */
public final class ScopeMissing implements Scenario {

    private static final int INVOICES = 2;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Two invoices of three requests, each with a token of its own, and with one more after the refusal. */
    private static final int TOKENS = 12;

    /** One request, repeated by two layers that do not know of each other. */
    private static final int REPEATS = 4;

    @Override
    public String id() {
        return "jeton.portee-insuffisante";
    }

    @Override
    public void draft(WorkListDraft book) {
        for (int i = 0; i < INVOICES; i++) {
            book.invoice(id(), 3);
        }
    }

    @Override
    public Optional<Effect> effect(PendingRequest moment) {
        Kind kind = moment.subject().kind();
        boolean call = kind == Kind.UPLOAD || kind == Kind.SETTLEMENT;
        return call && !moment.early() && moment.access().part(moment.client()) == 3
                ? Optional.of(Effect.instead(
                        TokenRefusals.narrow(moment.contract(), moment.request().path())))
                : Optional.empty();
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> refused =
                evidence.log().that(exchange -> exchange.scenario().equals(id()));
        if (refused.isEmpty()) {
            return new TokenAsked(evidence)
                    .notAsPart(
                            3,
                            id(),
                            new Text(
                                    "Aucune fonction n'a été appelée avec l'identité de la troisième partie.",
                                    "No function was called with the third part's identity."));
        }
        TokenAsked asked = new TokenAsked(evidence);
        List<Remark> remarks = new ArrayList<>();
        List<Exchange> tokens = asked.densest(
                asked.in(3).stream()
                        .filter(token -> token.number() > refused.get(0).number())
                        .toList(),
                MINUTE);
        if (tokens.size() > TOKENS) {
            remarks.add(new Remark(
                    new Text(
                            "Après un 403, les mêmes portées ne sont pas demandées encore et encore.",
                            "After a 403, the same scopes are not asked for again and again."),
                    new Text(
                            tokens.size() + " demandes de jeton en une minute.",
                            tokens.size() + " requests for a token within a minute."),
                    TokenAsked.few(tokens)));
        }
        refused.stream()
                .map(Exchange::subject)
                .distinct()
                .map(subject -> asked.densest(
                        refused.stream()
                                .filter(other -> other.subject().equals(subject))
                                .toList(),
                        MINUTE))
                .filter(same -> same.get(0).subject().invoice().isPresent() && same.size() > 1 + REPEATS)
                .findFirst()
                .ifPresent(same -> remarks.add(new Remark(
                        new Text(
                                "Une requête refusée par 403 n'est pas répétée telle quelle.",
                                "A request that is refused with 403 is not repeated as it is."),
                        new Text(
                                "La même, " + same.size() + " fois en une minute.",
                                "The same one, " + same.size() + " times within a minute."),
                        TokenAsked.few(same))));
        return remarks.isEmpty() && !evidence.ended()
                ? Ruling.notShown(new Text("La suite n'est pas encore venue.", "What follows has not come yet."))
                : Ruling.of(remarks);
    }
}
