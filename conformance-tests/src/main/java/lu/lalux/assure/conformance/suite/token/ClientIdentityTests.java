package lu.lalux.assure.conformance.suite.token;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A secret is its client's only, to the letter; how its header spells it does not matter: RFC 6749 section 2.3.1. */
@ExtendWith(BenchExtension.class)
public class ClientIdentityTests {

    private static final List<NearText> SECRETS = List.of(
            NearText.EMPTY,
            NearText.HALF,
            NearText.SHORTER,
            NearText.LONGER,
            NearText.SAME_BEGINNING,
            NearText.OTHER_BEGINNING,
            NearText.OTHER_END,
            NearText.SPACE_BEFORE,
            NearText.SPACE_BEHIND,
            NearText.NUL_BEHIND,
            NearText.SQL_PATTERN);

    private static final List<NearText> NAMES = List.of(
            NearText.EMPTY,
            NearText.OTHER_CASE,
            NearText.HALF,
            NearText.LONGER,
            NearText.OTHER_BEGINNING,
            NearText.OTHER_END,
            NearText.SAME_BEGINNING,
            NearText.SPACE_BEFORE,
            NearText.SPACE_BEHIND,
            NearText.SQL_PATTERN);

    @Test
    @Requirement("token.secret-autre-client")
    void secretOfAnother(Trial trial) {
        Credentials client = trial.target().client();
        Credentials other = ((Account.Client) trial.otherAccount(Fonction.REPARATEUR)).credentials();
        if (client.secret().equals(other.secret())) {
            throw trial.skip(
                    new Text("les deux clients ont le même secret", "both of the clients have the same secret"));
        }
        refused(trial, new Credentials(client.name(), other.secret()));
        refused(trial, new Credentials(other.name(), client.secret()));
    }

    @Test
    @Requirement("token.secret-autre-casse")
    void secretInOtherLetters(Trial trial) {
        Credentials client = trial.target().client();
        Credentials flipped = client.inOtherCase();
        if (flipped.equals(client)) {
            throw trial.skip(new Text("le secret n'a pas de lettre", "the secret has no letter"));
        }
        refused(trial, flipped);
    }

    @Test
    @Requirement("token.identifiants-codes")
    void percentEncoded(Trial trial) {
        Call call = TokenForm.BASIC_FORM
                .call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path())
                .with("Authorization", trial.target().client().clientBasicInFull());
        trial.expect().status(Level.CONTRAT, trial.send(call), 200);
    }

    @Test
    @Requirement("token.secret-approchant")
    void nearSecret(Trial trial) {
        Credentials client = trial.target().client();
        Guesses.each(
                client.secret(),
                writable(trial, SECRETS, NearText.SPACE_BEHIND),
                guess -> refused(trial, new Credentials(client.name(), guess)),
                () -> trial.sendAside(ask(trial, client)));
    }

    /**
     * RFC 9110 section 5.5: no blank begins or ends a header's value, so that the header as printed (T4) cannot hold
     * one there.
     */
    private static List<NearText> writable(Trial trial, List<NearText> near, NearText blank) {
        return near.stream()
                .filter(text -> trial.tokenForm().isBasic() || text != blank)
                .toList();
    }

    /** RFC 6749 section 2.2: a client's identifier is a string, and strings have their case (section 1.1). */
    @Test
    @Requirement("token.client-approchant")
    void nearClient(Trial trial) {
        Credentials client = trial.target().client();
        writable(trial, NAMES, NearText.SPACE_BEFORE).stream()
                .map(near -> near.of(client.name()))
                .filter(name -> !name.equals(client.name()))
                .forEach(name -> refused(trial, new Credentials(name, client.secret())));
    }

    /** A person is no client, and whoever types a password is not to find it good for more: RFC 9700 section 4.15. */
    @Test
    @Requirement("token.personne")
    void person(Trial trial) {
        refused(trial, trial.implicit().user());
    }

    /**
     * RFC 6749 section 4.4: a public client gets no token by this grant, neither without a secret nor with an empty
     * one.
     */
    @Test
    @Requirement("token.application-publique")
    void publicApplication(Trial trial) {
        Answer answer = trial.send(ask(trial, new Credentials(trial.implicit().application(), "")));
        refused(trial, answer, "401 invalid_client", "400 unauthorized_client");
    }

    private static void refused(Trial trial, Answer answer, String... told) {
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                Set.of(told)
                        .contains(answer.status() + " "
                                + answer.json().path("error").asString("")),
                Text.both(String.join(" | ", told)),
                Expectations.received(answer));
    }

    @Test
    @Requirement("token.schema-ecrit-autrement")
    void schemeSpeltOtherwise(Trial trial) {
        String pair = trial.target().client().clientBasic().replaceFirst("Basic ", "");
        for (String scheme : List.of("basic ", "BASIC ", "Basic  ")) {
            Call call = TokenForm.BASIC_FORM
                    .call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path())
                    .with("Authorization", scheme + pair);
            trial.expect().status(Level.CONTRAT, trial.send(call), 200);
        }
    }

    /** RFC 7617 section 2: a name, a colon and a secret, in Base64; and nothing behind it. */
    @Test
    @Requirement("token.identifiants-malformes")
    void noCredentials(Trial trial) {
        Credentials client = trial.target().client();
        Call right = TokenForm.BASIC_FORM.call(trial.target().token(), client, Fonction.REPARATEUR.path());
        String notCoded = new Credentials(client.name(), "CONF%zz").userBasic();
        Stream.concat(client.notBasic(client.clientBasic()).stream(), Stream.of(notCoded))
                .forEach(header -> refused(
                        trial,
                        trial.send(right.with("Authorization", header)),
                        "401 invalid_client",
                        "400 invalid_request"));
    }

    private static Call ask(Trial trial, Credentials client) {
        return trial.tokenForm().call(trial.target().token(), client, Fonction.REPARATEUR.path());
    }

    private static void refused(Trial trial, Credentials client) {
        trial.expect().oauthError(trial.send(ask(trial, client)), 401, "invalid_client");
    }
}
