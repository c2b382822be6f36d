package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** One token for many calls: one for nearly every call is wrong, one for each invoice could be better. */
public final class TokenReused implements Scenario {

    /** Of fewer calls nothing can be said. */
    private static final int LEAST = 8;

    /** Of a repairer's invoice that is two calls, a token for each has one for every second call. */
    private static final double NEARLY_EVERY = 0.8;

    private final String id;
    private final boolean invoices;

    private TokenReused(String id, boolean invoices) {
        this.id = id;
        this.invoices = invoices;
    }

    /** {@return fewer than eight tokens for ten calls} */
    public static TokenReused forCalls() {
        return new TokenReused("jeton.reutilise", false);
    }

    /** {@return fewer than eight tokens for ten invoices: advice, for some programs are started for each} */
    public static TokenReused forInvoices() {
        return new TokenReused("jeton.par-facture", true);
    }

    @Override
    public String id() {
        return id;
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
        boolean wrong = invoices ? new TokenAsked(evidence).isPerInvoice() : tokens >= NEARLY_EVERY * calls.size();
        return wrong ? Ruling.of(List.of(remark)) : Ruling.shown();
    }
}
