package lu.lalux.assure.conformance.suite.tolerance;

import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4 to T6: the document's token request and redirect as it prints them. */
@ExtendWith(BenchExtension.class)
public class TokenToleranceTests {

    @Test
    @Requirement("tolerance.T4")
    void bareHeader(Trial trial) {
        granted(trial, TokenForm.BARE_FORM);
    }

    @Test
    @Requirement("tolerance.T5")
    void query(Trial trial) {
        granted(trial, TokenForm.BASIC_QUERY);
    }

    @Test
    @Requirement("tolerance.T6")
    void camelCase(Trial trial) {
        ImplicitSettings implicit = trial.implicit();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "token");
        parameters.put("client_id", implicit.application());
        parameters.put("redirect_uri", implicit.redirectUri());
        parameters.put("scope", Fonction.EXPERT.scopes());
        Answer answer =
                trial.send(Call.of("POST", GrantedToken.query(trial.target().authen(), parameters))
                        .with("Accept", "*/*")
                        .with("Authorization", implicit.user().userBasic()));
        trial.require(
                Level.TOLERANCE,
                !GrantedToken.fragment(answer).getOrDefault("accessToken", "").isEmpty(),
                Text.both("#accessToken=…"),
                Text.both("#" + GrantedToken.fragment(answer).keySet()));
    }

    private static void granted(Trial trial, TokenForm form) {
        Answer answer =
                trial.send(form.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path()));
        trial.require(
                Level.TOLERANCE,
                answer.status() == 200
                        && !answer.json().path("access_token").asString("").isEmpty(),
                new Text("HTTP 200 et un jeton", "HTTP 200 and a token"),
                Expectations.received(answer));
    }
}
