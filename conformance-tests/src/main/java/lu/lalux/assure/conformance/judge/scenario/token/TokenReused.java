package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** One token for many calls. One for nearly every call is wrong; one for each invoice could be better. */
public final class TokenReused implements Scenario {

    /** Of fewer calls nothing can be said. */
    private static final int LEAST = 8;

    /** Of a repairer's invoice that is two calls, a token for each has one for every second call. */
    private static final double NEARLY_EVERY = 0.8;

    @Override
    public String id() {
        return "jeton.reutilise";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> calls = GivenTokens.calls(evidence.log()).stream()
                .filter(call -> evidence.access().part(call.client()) == 1
                        && given.giver(call.token()).isPresent())
                .toList();
        if (calls.size() < LEAST) {
            return Ruling.notShown(new Text(
                    "Moins de " + LEAST + " appels sont venus avec un jeton.",
                    "Fewer than " + LEAST + " calls have come with a token."));
        }
        long tokens = calls.stream().map(Exchange::token).distinct().count();
        Remark remark = new Remark(
                new Text(
                        "Un jeton sert jusqu'à sa fin, pour beaucoup d'appels.",
                        "A token is used until its end, for many calls."),
                new Text(
                        tokens + " jetons pour " + calls.size() + " appels.",
                        tokens + " tokens for " + calls.size() + " calls."),
                TokenAsked.few(calls.stream()
                        .flatMap(call -> given.giver(call.token()).stream())
                        .distinct()
                        .toList()));
        if (tokens >= NEARLY_EVERY * calls.size()) {
            return Ruling.of(List.of(remark));
        }
        return new TokenAsked(evidence).isPerInvoice() ? Ruling.shown().advising(remark) : Ruling.shown();
    }
}
