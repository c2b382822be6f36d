package lu.lalux.assure.conformance.judge.scenario.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * A token is asked for in the contract's form, not in the document's older ones that some servers still take (T4, T5).
 */
public final class TokenRequestForm implements Scenario {

    @Override
    public String id() {
        return "jeton.formes";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> asked = evidence.log().of(Kind.TOKEN);
        if (asked.isEmpty()) {
            return Ruling.notShown(new Text("Aucun jeton n'a été demandé.", "No token was asked for."));
        }
        List<String> bare =
                evidence.access().all().stream().map(Credentials::bare).toList();
        List<Remark> remarks = new ArrayList<>();
        List<Exchange> withoutScheme = asked.stream()
                .filter(exchange ->
                        GivenTokens.authorizations(exchange).stream().anyMatch(bare::contains))
                .toList();
        if (!withoutScheme.isEmpty()) {
            remarks.add(new Remark(
                    new Text("Authorization: Basic … (HTTP Basic).", "Authorization: Basic … (HTTP Basic)."),
                    new Text(
                            "L'identifiant et le secret, sans schéma ni codage (T4).",
                            "Identifier and secret, without a scheme or an encoding (T4)."),
                    TokenAsked.few(withoutScheme)));
        }
        List<Exchange> inQuery = asked.stream()
                .filter(exchange -> {
                    Fragment query = Fragment.read(exchange.request().target(), "?");
                    return query.value("grant_type").isPresent()
                            || query.value("scope").isPresent();
                })
                .toList();
        if (!inQuery.isEmpty()) {
            remarks.add(new Remark(
                    new Text(
                            "grant_type et scope dans le formulaire du corps.",
                            "grant_type and scope in the form of the body."),
                    new Text("Dans la chaîne de requête (T5).", "In the query (T5)."),
                    TokenAsked.few(inQuery)));
        }
        List<Exchange> lacking = asked.stream()
                .filter(exchange -> !inQuery.contains(exchange)
                        && exchange.request().method().equals("POST")
                        && exchange.request().whole()
                        && !isWhole(exchange))
                .toList();
        if (!lacking.isEmpty()) {
            remarks.add(new Remark(
                    new Text(
                            "grant_type et scope, tous deux, dans le formulaire du corps.",
                            "grant_type and scope, both of them, in the form of the body."),
                    lacking.get(0)
                                    .request()
                                    .header("Content-Type")
                                    .filter(type -> type.contains("json"))
                                    .isPresent()
                            ? new Text("Le corps est du JSON.", "The body is JSON.")
                            : new Text(
                                    "L'un des deux manque, ou le corps ne se lit pas : comprimé, par exemple.",
                                    "One of them is missing, or the body cannot be read: compressed, for instance."),
                    TokenAsked.few(lacking)));
        }
        unknownScope(evidence, asked).ifPresent(remarks::add);
        return Ruling.of(remarks);
    }

    private static Optional<Remark> unknownScope(Evidence evidence, List<Exchange> asked) {
        Set<String> known = new HashSet<>();
        for (Fonction function : Fonction.values()) {
            known.addAll(Set.of(function.scopes().split(" ")));
        }
        return asked.stream()
                .filter(exchange -> exchange.status() == 400
                        && exchange.scenario().isEmpty()
                        && ScopesNeeded.scope(exchange)
                                .filter(scope -> !known.containsAll(List.of(scope.split(" ", -1))))
                                .isPresent())
                .findFirst()
                .map(exchange -> new Remark(
                        new Text(
                                "Des portées du contrat, qu'une espace sépare : "
                                        + evidence.software().trade().scopes() + ".",
                                "Scopes of the contract, parted by one space: "
                                        + evidence.software().trade().scopes() + "."),
                        Text.both("scope=\"" + ScopesNeeded.scope(exchange).orElse("") + "\""),
                        List.of(exchange)));
    }

    private static boolean isWhole(Exchange exchange) {
        Fragment form = Fragment.read(new String(exchange.request().body(), StandardCharsets.UTF_8), "");
        return form.value("grant_type").isPresent() && form.value("scope").isPresent();
    }
}
