package lu.lalux.assure.conformance.judge.scenario.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** A token stands in {@code Authorization} and nowhere else: in no address, no body, no cookie, no other header. */
public final class TokenNowhereElse implements Scenario {

    @Override
    public String id() {
        return "jeton.nulle-part-ailleurs";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        GivenTokens given = GivenTokens.of(evidence.log());
        if (GivenTokens.calls(evidence.log()).isEmpty() || given.all().isEmpty()) {
            return Ruling.notShown(
                    new Text("Aucune fonction n'a été appelée avec un jeton.", "No function was called with a token."));
        }
        List<Exchange> inAddress = new ArrayList<>();
        List<Exchange> inBody = new ArrayList<>();
        List<Exchange> inHeader = new ArrayList<>();
        for (Exchange exchange : evidence.log().all()) {
            if (given.within(exchange.request().target()).isPresent() || namesIt(exchange)) {
                inAddress.add(exchange);
            }
            if (given.within(new String(exchange.request().body(), StandardCharsets.UTF_8))
                            .isPresent()
                    || given.within(exchange.body().toString()).isPresent()) {
                inBody.add(exchange);
            }
            if (elsewhere(exchange, given).findAny().isPresent()) {
                inHeader.add(exchange);
            }
        }
        List<Remark> remarks = new ArrayList<>();
        add(remarks, "l'adresse", "the address", inAddress);
        add(remarks, "le corps", "the body", inBody);
        String headers = inHeader.stream()
                .flatMap(exchange -> elsewhere(exchange, given))
                .distinct()
                .collect(Collectors.joining(", "));
        add(remarks, "l'en-tête " + headers, "the header " + headers, inHeader);
        return Ruling.of(remarks);
    }

    /** {@return the names of the other headers that have a token} */
    private static Stream<String> elsewhere(Exchange exchange, GivenTokens given) {
        return exchange.request().headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Authorization")
                        && given.within(header.value()).isPresent())
                .map(Header::name);
    }

    /** RFC 6750 section 2.3, which the contract does not take. */
    private static boolean namesIt(Exchange exchange) {
        return GivenTokens.isCall(exchange)
                && Fragment.read(exchange.request().target(), "?")
                        .value("access_token")
                        .isPresent();
    }

    private static void add(List<Remark> remarks, String where, String there, List<Exchange> exchanges) {
        if (!exchanges.isEmpty()) {
            remarks.add(new Remark(
                    new Text(
                            "Le jeton n'est que dans l'en-tête Authorization.",
                            "The token is in the header Authorization only."),
                    new Text("Il est dans " + where + ".", "It is in " + there + "."),
                    TokenAsked.few(exchanges)));
        }
    }
}
