package lu.lalux.assure.conformance.judge.scenario.person;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.token.Fragment;
import lu.lalux.assure.conformance.judge.scenario.token.GivenTokens;
import lu.lalux.assure.conformance.register.Text;

/**
 * An application that is given to people has no secret: it asks for no token as a client, and sends no
 * {@code client_secret}.
 */
public final class NoSecretInApplication implements Scenario {

    @Override
    public String id() {
        return "personne.sans-secret";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> secret = evidence.log()
                .that(exchange -> exchange.kind() == Kind.TOKEN
                                && exchange.request().header("Authorization").isPresent()
                        || namesSecret(exchange));
        if (!secret.isEmpty()) {
            return Ruling.of(List.of(new Remark(
                    new Text(
                            "Aucun secret : l'application ne s'identifie que par client_id, à /authen.",
                            "No secret: the application says who it is by client_id only, at /authen."),
                    new Text("Elle a envoyé un secret de client.", "It has sent a client's secret."),
                    secret.subList(0, 1))));
        }
        return evidence.log().of(Kind.SIGN_IN).stream()
                        .anyMatch(answer -> GivenTokens.in(answer).isPresent())
                ? Ruling.shown()
                : Ruling.notShown(new Text("Personne ne s'est connecté.", "Nobody has signed in."));
    }

    private static boolean namesSecret(Exchange exchange) {
        String form = new String(exchange.request().body(), StandardCharsets.UTF_8);
        return !GivenTokens.isCall(exchange)
                && (Fragment.read(exchange.request().target(), "?")
                                .value("client_secret")
                                .isPresent()
                        || Fragment.read(form, "").value("client_secret").isPresent());
    }
}
