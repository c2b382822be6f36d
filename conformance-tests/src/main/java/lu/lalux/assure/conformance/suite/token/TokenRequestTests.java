package lu.lalux.assure.conformance.suite.token;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The form of {@code POST /token} in each of its legal spellings, and what is nearly one: RFC 6749 section 3.2,
 * appendix B.
 */
@ExtendWith(BenchExtension.class)
public class TokenRequestTests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String ONE = Fonction.REPARATEUR.path();
    private static final String BOTH = "scope=" + ONE + "+" + Fonction.REPARATEUR.upload();

    /** Not the contract's, and not to be told apart by a server that knows them and refuses them for another reason. */
    private static final List<String> OTHER_GRANTS =
            List.of("password", "authorization_code", "refresh_token", "implicit");

    private static final Set<String> NO_GRANT =
            Set.of("unsupported_grant_type", "unauthorized_client", "invalid_request", "invalid_grant");

    /** A space is {@code +} or {@code %20}: libraries write the one or the other. */
    @Test
    @Requirement("token.espace")
    void space(Trial trial) {
        granted(trial, GRANT + "&" + BOTH.replace("/", "%2F"));
        granted(trial, GRANT + "&" + BOTH.replace("/", "%2F").replace("+", "%20"));
    }

    @Test
    @Requirement("token.formulaire-ecrit-autrement")
    void speltOtherwise(Trial trial) {
        granted(trial, BOTH + "&" + GRANT);
        granted(trial, GRANT + "&" + BOTH.replace("/", "%2f"));
        granted(trial, GRANT + "&" + BOTH);
        granted(
                trial,
                "%67rant_type=client%5Fcredentials&"
                        + BOTH.replace("scope", "s%63ope").replace("up", "%75p"));
        granted(trial, call(trial).body("Application/X-WWW-Form-URLencoded", GRANT + "&" + BOTH));
        // What is no code for a byte a reader takes letter by letter (WHATWG URL, section 1.3) or refuses.
        either(trial, call(trial).body(FORM, GRANT + "&" + BOTH + "&conf=%zz"), 400);
        either(trial, call(trial).body(FORM, GRANT + "&" + BOTH).by(Transfer.CHUNKED), 411);
    }

    private static void either(Trial trial, Call call, int refusal) {
        Answer answer = trial.send(call);
        trial.require(
                Level.CONTRAT,
                Set.of(200, refusal).contains(answer.status()),
                new Text("HTTP 200, ou HTTP " + refusal, "HTTP 200, or HTTP " + refusal),
                Expectations.received(answer));
    }

    /** Unknown ones are ignored, and empty ones are none; as long as a form may be. */
    @Test
    @Requirement("token.parametre-inconnu")
    void unknown(Trial trial) {
        String form = GRANT + "&" + BOTH + "&conf=";
        int most = trial.contract().operation("POST", "/token").maxBody();
        granted(trial, form + "x".repeat(most - form.length()));
        for (String more : List.of("conf=1", "conf=", "conf", "client_secret=", "audience=conf", "resource=")) {
            granted(trial, GRANT + "&" + BOTH + "&" + more);
            granted(trial, more + "&" + GRANT + "&" + BOTH);
        }
        granted(
                trial,
                call(trial).at(URI.create(trial.target().token() + "?conf=1")).body(FORM, GRANT + "&" + BOTH));
    }

    /** RFC 6749 section 1.1: names and values have their case. No bracket or dot makes a list or a member of them. */
    @Test
    @Requirement("token.nom-autre-casse")
    void nameInOtherCase(Trial trial) {
        refused(trial, "Grant_Type=client_credentials&" + BOTH, Set.of("invalid_request"));
        refused(trial, "GRANT_TYPE=client_credentials&" + BOTH, Set.of("invalid_request"));
        refused(trial, "grantType=client_credentials&" + BOTH, Set.of("invalid_request"));
        refused(trial, GRANT + "&Scope=" + ONE, Set.of("invalid_scope"));
        refused(trial, GRANT + "&SCOPE=" + ONE, Set.of("invalid_scope"));
        refused(trial, "grant_type[]=client_credentials&" + BOTH, Set.of("invalid_request", "unsupported_grant_type"));
        refused(trial, "grant.type=client_credentials&" + BOTH, Set.of("invalid_request"));
        refused(trial, GRANT + "&scope%5B%5D=" + ONE, Set.of("invalid_scope", "invalid_request"));
        // Nor does a semicolon end it, as in HTML 4 (appendix B.2.2).
        refused(trial, GRANT + ";scope=" + ONE, Set.of("unsupported_grant_type", "invalid_request", "invalid_scope"));
    }

    @Test
    @Requirement("token.grant-type-approchant")
    void otherGrants(Trial trial) {
        Stream.of(
                        NearText.OTHER_CASE,
                        NearText.HALF,
                        NearText.SHORTER,
                        NearText.LONGER,
                        NearText.SAME_BEGINNING,
                        NearText.OTHER_BEGINNING,
                        NearText.OTHER_END,
                        NearText.SPACE_BEFORE,
                        NearText.SPACE_BEHIND,
                        NearText.SQL_PATTERN)
                .map(near -> near.of("client_credentials").replace(" ", "+"))
                .forEach(type -> refused(trial, "grant_type=" + type + "&" + BOTH, Set.of("unsupported_grant_type")));
        OTHER_GRANTS.forEach(type -> refused(trial, "grant_type=" + type + "&" + BOTH, NO_GRANT));
    }

    private static Call call(Trial trial) {
        return TokenForm.BASIC_FORM.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.scopes());
    }

    private static void granted(Trial trial, String form) {
        granted(trial, call(trial).body(FORM, form));
    }

    private static void granted(Trial trial, Call call) {
        Answer answer = trial.send(call);
        trial.expect().status(Level.CONTRAT, answer, 200);
        trial.require(
                Level.CONTRAT,
                Arrays.asList(answer.json().path("scope").asString("").split(" "))
                        .containsAll(List.of(Fonction.REPARATEUR.path(), Fonction.REPARATEUR.upload())),
                Text.both("scope: " + Fonction.REPARATEUR.scopes()),
                Text.both("scope: " + answer.json().path("scope")));
    }

    private static void refused(Trial trial, String form, Set<String> errors) {
        Answer answer = trial.send(call(trial).body(FORM, form));
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                answer.status() == 400
                        && errors.contains(answer.json().path("error").asString("")),
                Text.both("HTTP 400, error: " + String.join(" | ", errors)),
                Expectations.received(answer));
    }
}
