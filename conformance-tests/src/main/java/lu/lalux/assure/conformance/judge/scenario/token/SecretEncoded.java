package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.register.Text;

/** A secret with {@code =}, {@code +}, {@code %} and {@code :} arrives: it is encoded as a form before HTTP Basic. */
public final class SecretEncoded implements Scenario {

    @Override
    public String id() {
        return "jeton.secret-code";
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        Credentials usual = evidence.access().usual();
        List<Exchange> all = new TokenAsked(evidence)
                .in(1).stream()
                        .filter(asked -> SentSecret.of(asked)
                                .filter(sent -> sent.isAnyFormOf(usual))
                                .isPresent())
                        .toList();
        List<Exchange> wrong = all.stream()
                .filter(asked -> SentSecret.of(asked)
                        .filter(sent -> !sent.isFormOf(usual))
                        .isPresent())
                .toList();
        if (all.isEmpty()) {
            return Ruling.notShown(new Text(
                    "Aucun HTTP Basic n'est venu où l'identifiant et le secret se reconnaissent ; le deux-points entre eux"
                            + " ne se code pas.",
                    "No HTTP Basic has come in which identifier and secret are recognised; the colon between them is not"
                            + " encoded."));
        }
        if (wrong.isEmpty()) {
            return Ruling.shown();
        }
        Remark remark = new Remark(
                new Text(
                        "L'identifiant et le secret sont chacun codés comme un formulaire, puis par HTTP Basic.",
                        "Identifier and secret are each encoded as a form, and then by HTTP Basic."),
                new Text(
                        "Le secret, décodé comme un formulaire, n'est pas celui qui a été donné.",
                        "The secret, decoded as a form, is not the one that was given."),
                TokenAsked.few(wrong));
        return wrong.size() < all.size() ? Ruling.shown().advising(remark) : Ruling.of(List.of(remark));
    }
}
