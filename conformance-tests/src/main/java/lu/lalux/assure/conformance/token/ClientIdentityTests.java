package lu.lalux.assure.conformance.token;

import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.implementation.Account;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.implementation.TokenForm;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A secret is its client's only, to the letter; how its header spells it does not matter: RFC 6749 section 2.3.1. */
@ExtendWith(BenchExtension.class)
public class ClientIdentityTests {

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

    private static void refused(Trial trial, Credentials client) {
        Call call = trial.tokenForm().call(trial.target().token(), client, Fonction.REPARATEUR.path());
        trial.expect().oauthError(trial.send(call), 401, "invalid_client");
    }
}
