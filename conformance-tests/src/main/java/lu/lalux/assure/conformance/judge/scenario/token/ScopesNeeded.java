package lu.lalux.assure.conformance.judge.scenario.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** The scopes that are asked for are those of the functions that the trade calls, all at once or one by one. */
public final class ScopesNeeded implements Scenario {

    @Override
    public String id() {
        return "jeton.portees-utiles";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> asked = evidence.log().that(exchange -> scope(exchange).isPresent());
        if (asked.isEmpty()) {
            return Ruling.notShown(new Text("Aucune portée n'a été demandée.", "No scope was asked for."));
        }
        List<String> needed = Arrays.asList(evidence.software().trade().scopes().split(" "));
        List<Exchange> others = asked.stream()
                .filter(exchange -> !needed.containsAll(
                        Arrays.asList(scope(exchange).orElse("").split(" +"))))
                .toList();
        return others.isEmpty()
                ? Ruling.shown()
                : Ruling.of(List.of(new Remark(
                        new Text(
                                "Les portées des fonctions appelées, et elles seules : " + String.join(" ", needed)
                                        + ".",
                                "The scopes of the functions that are called, and no others: "
                                        + String.join(" ", needed) + "."),
                        new Text("D'autres ont été demandées.", "Others were asked for."),
                        TokenAsked.few(others))));
    }

    /** {@return the scopes that a request for a token asks for, as they are written} */
    static Optional<String> scope(Exchange exchange) {
        String form = new String(exchange.request().body(), StandardCharsets.UTF_8);
        Optional<String> inQuery =
                Fragment.read(exchange.request().target(), "?").value("scope");
        return switch (exchange.kind()) {
            case TOKEN -> Fragment.read(form, "").value("scope").or(() -> inQuery);
            case SIGN_IN -> inQuery;
            default -> Optional.empty();
        };
    }
}
