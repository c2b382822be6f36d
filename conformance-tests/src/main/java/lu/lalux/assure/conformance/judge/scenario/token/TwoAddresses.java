package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * Tokens come from one address, functions are called at another: no secret goes to the second, no token to the first.
 */
public final class TwoAddresses implements Scenario {

    @Override
    public String id() {
        return "jeton.deux-adresses";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        List<Exchange> secret = GivenTokens.calls(evidence.log()).stream()
                .filter(call -> SecretInHeader.bears(evidence, call))
                .toList();
        List<Exchange> token = evidence.log()
                .that(exchange -> (exchange.kind() == Kind.TOKEN || exchange.kind() == Kind.SIGN_IN)
                        && exchange.request().headers().stream()
                                .anyMatch(header -> given.within(header.value()).isPresent()));
        List<Remark> remarks = new ArrayList<>();
        if (!secret.isEmpty()) {
            remarks.add(new Remark(
                    new Text(
                            "L'identifiant et le secret ne vont qu'au point d'obtention des jetons.",
                            "Identifier and secret go to where tokens are obtained only."),
                    new Text("Une fonction les a reçus.", "A function got them."),
                    TokenAsked.few(secret)));
        }
        if (!token.isEmpty()) {
            remarks.add(new Remark(
                    new Text("Un jeton ne va qu'aux fonctions.", "A token goes to functions only."),
                    new Text("Il est allé au point d'obtention des jetons.", "It went to where tokens are obtained."),
                    TokenAsked.few(token)));
        }
        Set<String> functions = hosts(GivenTokens.calls(evidence.log()));
        Set<String> tokens = hosts(
                evidence.log().that(exchange -> exchange.kind() == Kind.TOKEN || exchange.kind() == Kind.SIGN_IN));
        boolean apart = !tokens.isEmpty()
                && !functions.isEmpty()
                && !functions.containsAll(tokens)
                && !tokens.containsAll(functions);
        List<Exchange> astray = evidence.log()
                .that(exchange -> exchange.kind() == Kind.TOKEN
                        && functions.contains(exchange.request().host())
                        && !functions.containsAll(tokens));
        if (!astray.isEmpty()) {
            remarks.add(new Remark(
                    new Text(
                            "Un jeton se demande à l'adresse des jetons.",
                            "A token is asked for at the address of tokens."),
                    new Text("À celle des fonctions.", "At that of functions."),
                    TokenAsked.few(astray)));
        }
        return remarks.isEmpty() && !apart
                ? Ruling.notShown(new Text(
                        "Les jetons et les fonctions n'ont pas été demandés à deux adresses, selon l'en-tête Host.",
                        "Tokens and functions were not asked for at two addresses, by the header Host."))
                : Ruling.of(remarks);
    }

    private static Set<String> hosts(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.request().host())
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }
}
