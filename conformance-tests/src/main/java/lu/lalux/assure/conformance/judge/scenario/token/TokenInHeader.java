package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * {@code Authorization: Bearer} and the token, once. The scheme has no case. To ask first without a token, as HTTP
 * allows, is not wrong; it costs a request each time.
 */
public final class TokenInHeader implements Scenario {

    @Override
    public String id() {
        return "jeton.bearer";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> calls = GivenTokens.calls(evidence.log());
        List<Exchange> wrong =
                calls.stream().filter(call -> isWrong(call, given)).toList();
        if (!wrong.isEmpty()) {
            int headers = GivenTokens.authorizations(wrong.get(0)).size();
            return Ruling.of(List.of(remark(
                    headers > 1
                            ? "L'en-tête y est " + headers + " fois."
                            : headers == 0
                                    ? "L'en-tête n'y est pas, le jeton est ailleurs."
                                    : "L'en-tête a une autre forme.",
                    headers > 1
                            ? "The header is there " + headers + " times."
                            : headers == 0
                                    ? "The header is not there, the token is elsewhere."
                                    : "The header has another form.",
                    wrong)));
        }
        if (calls.stream().noneMatch(call -> given.giver(call.token()).isPresent())) {
            return Ruling.notShown(
                    new Text("Aucune fonction n'a été appelée avec un jeton.", "No function was called with a token."));
        }
        List<Exchange> without = calls.stream()
                .filter(call -> GivenTokens.authorizations(call).isEmpty())
                .toList();
        return without.isEmpty()
                ? Ruling.shown()
                : Ruling.shown()
                        .advising(remark(
                                without.size() + " appels sont venus sans jeton.",
                                without.size() + " calls came without a token.",
                                without));
    }

    private static boolean isWrong(Exchange call, GivenTokens given) {
        List<String> values = GivenTokens.authorizations(call);
        if (values.size() == 1
                && isBearer(values.get(0), call.token())
                && given.giver(call.token()).isPresent()) {
            return false;
        }
        return values.size() > 1
                || values.isEmpty() && isElsewhere(call, given)
                || values.stream()
                        .anyMatch(value -> given.within(value)
                                .filter(token -> value.contains(token) && !isBearer(value, token))
                                .isPresent());
    }

    private static boolean isElsewhere(Exchange call, GivenTokens given) {
        return given.within(call.request().target()).isPresent()
                || given.within(call.body().toString()).isPresent()
                || call.request().headers().stream()
                        .anyMatch(header -> given.within(header.value()).isPresent());
    }

    /** RFC 9110 section 11.4: one space or more. */
    private static boolean isBearer(String value, String token) {
        return value.regionMatches(true, 0, "Bearer ", 0, 7)
                && value.substring(7).strip().equals(token);
    }

    private static Remark remark(String fr, String en, List<Exchange> exchanges) {
        return new Remark(
                new Text(
                        "Chaque appel porte une fois l'en-tête Authorization, où le jeton suit Bearer, tel quel.",
                        "Each call has the header Authorization once, in which the token follows Bearer, as it is."),
                new Text(fr, en),
                TokenAsked.few(exchanges));
    }
}
