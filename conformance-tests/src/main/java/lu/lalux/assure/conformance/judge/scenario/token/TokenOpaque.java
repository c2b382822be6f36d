package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** A token of 4,096 characters, in which nothing can be read, comes back to the letter. */
public final class TokenOpaque implements Scenario {

    private static final int TELLING = 20;

    @Override
    public String id() {
        return "jeton.opaque";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> calls = GivenTokens.calls(evidence.log());
        List<Exchange> changed =
                calls.stream().filter(call -> isChanged(call, given)).toList();
        if (!changed.isEmpty()) {
            return Ruling.of(List.of(new Remark(
                    new Text(
                            "Le jeton est envoyé tel qu'il a été reçu, en entier.",
                            "The token is sent as it was received, all of it."),
                    new Text("Il a été coupé ou changé.", "It was cut or changed."),
                    TokenAsked.few(changed))));
        }
        return calls.stream().anyMatch(call -> given.giver(call.token()).isPresent())
                ? Ruling.shown()
                : Ruling.notShown(new Text(
                        "Aucune fonction n'a été appelée avec un jeton reçu.",
                        "No function was called with a token that was given."));
    }

    private static boolean isChanged(Exchange call, GivenTokens given) {
        if (given.giver(call.token()).isPresent()) {
            return false;
        }
        return GivenTokens.authorizations(call).stream()
                .anyMatch(value -> given.all().stream().noneMatch(value::contains)
                        && given.all().stream().anyMatch(token -> isPartOf(token, value)));
    }

    /** A beginning, an end, or the letters in another case. */
    private static boolean isPartOf(String token, String value) {
        int some = Math.min(TELLING, token.length());
        return value.contains(token.substring(0, some))
                || value.contains(token.substring(token.length() - some))
                || value.regionMatches(true, value.length() - token.length(), token, 0, token.length());
    }
}
