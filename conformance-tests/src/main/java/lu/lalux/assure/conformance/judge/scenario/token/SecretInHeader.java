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
                .that(encounter -> encounter.kind() == Kind.TOKEN
                        || encounter.kind() == Kind.SIGN_IN
                                && encounter.arrival().method().equals("POST"));
        if (asked.isEmpty()) {
            return Ruling.notShown(new Text("Aucun jeton n'a été demandé.", "No token was asked for."));
        }
        List<Remark> remarks = new ArrayList<>();
        List<Exchange> inAddress = evidence.log()
                .that(encounter -> hasSecret(evidence, encounter.arrival().target()));
        if (!inAddress.isEmpty()) {
            remarks.add(remark("l'adresse", "the address", inAddress));
        }
        List<Exchange> inOtherHeader = evidence.log()
                .that(encounter -> encounter.arrival().headers().stream()
                        .anyMatch(header -> !header.name().equalsIgnoreCase("Authorization")
                                && hasSecret(evidence, header.value())));
        if (!inOtherHeader.isEmpty()) {
            remarks.add(remark("un autre en-tête", "another header", inOtherHeader));
        }
        List<Exchange> inBody = evidence.log()
                .that(encounter -> encounter.kind() != Kind.SIGN_IN && hasSecret(evidence, body(encounter)));
        List<Exchange> unasked = inBody.stream()
                .filter(encounter -> !isSecondTry(encounter, asked))
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
    private static boolean isSecondTry(Exchange encounter, List<Exchange> asked) {
        return encounter.kind() == Kind.TOKEN
                && encounter.arrival().header("Authorization").isEmpty()
                && asked.stream()
                        .filter(before -> before.number() < encounter.number()
                                && before.arrival().header("Authorization").isPresent())
                        .reduce((first, second) -> second)
                        .filter(before -> before.status() != 200 || !before.answered())
                        .isPresent();
    }

    /**
     * @param evidence of the session
     * @param encounter any
     * @return whether it brings a client's credentials, wherever they stand
     */
    static boolean bears(Evidence evidence, Exchange encounter) {
        return Stream.concat(
                        Stream.of(encounter.arrival().target(), body(encounter)),
                        encounter.arrival().headers().stream().map(Header::value))
                .anyMatch(text -> hasSecret(evidence, text));
    }

    private static boolean hasSecret(Evidence evidence, String text) {
        String plain = SentSecret.read(text).map(SentSecret::secret).orElse(text);
        return evidence.access().all().stream().anyMatch(known -> SentSecret.isWithin(plain, known));
    }

    private static String body(Exchange encounter) {
        return new String(encounter.arrival().body(), StandardCharsets.UTF_8);
    }

    private static Remark remark(String where, String there, List<Exchange> encounters) {
        return new Remark(
                new Text(
                        "Le secret n'est que dans l'en-tête Authorization (HTTP Basic).",
                        "The secret is in the header Authorization only (HTTP Basic)."),
                new Text("Il est dans " + where + ".", "It is in " + there + "."),
                TokenAsked.few(encounters));
    }
}
