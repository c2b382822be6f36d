package lu.lalux.assure.conformance.judge.scenario.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/**
 * A client's secret stands in {@code Authorization} alone; a person's password there or in the form of the sign-in
 * page. Libraries that find out by trying, and put the secret into the body when the header has failed, are told, and
 * not condemned: RFC 6749 section 2.3.1 does not recommend that, and does not forbid it. Both ways in one request it
 * does forbid (section 2.3).
 */
public final class SecretInHeader implements Scenario {

    @Override
    public String id() {
        return "jeton.secret-en-tete";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> asked = evidence.log()
                .that(exchange -> exchange.kind() == Kind.TOKEN
                        || exchange.kind() == Kind.SIGN_IN
                                && exchange.request().method().equals("POST"));
        if (asked.isEmpty()) {
            return Ruling.notShown(new Text("Aucun jeton n'a été demandé.", "No token was asked for."));
        }
        List<Remark> remarks = new ArrayList<>();
        List<Exchange> inAddress = evidence.log()
                .that(exchange -> hasSecret(evidence, exchange.request().target()));
        if (!inAddress.isEmpty()) {
            remarks.add(remark("l'adresse", "the address", inAddress));
        }
        List<Exchange> inOtherHeader = evidence.log()
                .that(exchange -> exchange.request().headers().stream()
                        .anyMatch(header -> !header.name().equalsIgnoreCase("Authorization")
                                && hasSecret(evidence, header.value())));
        if (!inOtherHeader.isEmpty()) {
            remarks.add(remark("un autre en-tête", "another header", inOtherHeader));
        }
        List<Exchange> inBody =
                evidence.log().that(exchange -> exchange.kind() != Kind.SIGN_IN && hasSecret(evidence, body(exchange)));
        List<Exchange> unasked = inBody.stream()
                .filter(exchange -> !isSecondTry(exchange, asked))
                .toList();
        if (!unasked.isEmpty()) {
            remarks.add(remark("le corps", "the body", unasked));
        }
        Ruling ruling = Ruling.of(remarks);
        return unasked.isEmpty() && !inBody.isEmpty()
                ? ruling.advising(remark("le corps", "the body", inBody))
                : ruling;
    }

    /** {@return whether the header has been tried before, had no success, and is not there any more} */
    private static boolean isSecondTry(Exchange exchange, List<Exchange> asked) {
        return exchange.kind() == Kind.TOKEN
                && exchange.request().header("Authorization").isEmpty()
                && asked.stream()
                        .filter(before -> before.number() < exchange.number()
                                && before.request().header("Authorization").isPresent())
                        .reduce((first, second) -> second)
                        .filter(before -> before.status() != 200 || !before.answered())
                        .isPresent();
    }

    /**
     * @param evidence of the session
     * @param exchange any
     * @return whether it brings a client's credentials, wherever they stand
     */
    static boolean bears(Evidence evidence, Exchange exchange) {
        return Stream.concat(
                        Stream.of(exchange.request().target(), body(exchange)),
                        exchange.request().headers().stream().map(Header::value))
                .anyMatch(text -> hasSecret(evidence, text));
    }

    private static boolean hasSecret(Evidence evidence, String text) {
        String plain = SentSecret.read(text).map(SentSecret::secret).orElse(text);
        return evidence.access().all().stream().anyMatch(known -> SentSecret.isWithin(plain, known));
    }

    private static String body(Exchange exchange) {
        return new String(exchange.request().body(), StandardCharsets.UTF_8);
    }

    private static Remark remark(String where, String there, List<Exchange> exchanges) {
        return new Remark(
                new Text(
                        "Le secret n'est que dans l'en-tête Authorization (HTTP Basic).",
                        "The secret is in the header Authorization only (HTTP Basic)."),
                new Text("Il est dans " + where + ".", "It is in " + there + "."),
                TokenAsked.few(exchanges));
    }
}
