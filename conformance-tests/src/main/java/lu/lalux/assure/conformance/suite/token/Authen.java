package lu.lalux.assure.conformance.suite.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;

/** What the tests of {@code /authen} share: its request, and what is required of each of its answers. */
final class Authen {

    static final Set<Integer> REDIRECTS = Set.of(302, 303);
    /** Printable ASCII (D32), of which much has to be encoded. */
    static final String STATE = "CONF etat <'&=#+%C3\"~> 1";

    private Authen() {}

    static Answer authorise(Trial trial, Map<String, String> changes) {
        return trial.send(request(trial, "POST", changes)
                .with("Authorization", trial.implicit().user().userBasic()));
    }

    static Call request(Trial trial, String method, Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "token");
        parameters.put("client_id", trial.implicit().application());
        parameters.put("redirect_uri", trial.implicit().redirectUri());
        parameters.put("scope", Fonction.EXPERT.scopes());
        parameters.putAll(changes);
        return Call.of(method, GrantedToken.query(trial.target().authen(), parameters))
                .with("Accept", "*/*");
    }

    static void redirected(Trial trial, Level level, Answer answer) {
        String location = answer.header("Location").orElse("");
        trial.require(
                level,
                REDIRECTS.contains(answer.status())
                        && location.split("#", 2)[0].equals(trial.implicit().redirectUri()),
                Text.both("HTTP 303, Location: " + trial.implicit().redirectUri() + "#…"),
                GrantedToken.isInQuery(answer)
                        ? GrantedToken.IN_QUERY
                        : location.isEmpty()
                                ? Expectations.received(answer)
                                : Text.both("HTTP " + answer.status() + ", Location: " + location));
    }

    /** {@return the token in the fragment, without which the test would send none and blame what is answered to that} */
    static String granted(Trial trial, Answer answer) {
        String token = token(answer);
        trial.require(
                Level.CONTRAT,
                !token.isEmpty(),
                new Text("un jeton dans le fragment de Location", "a token in the fragment of Location"),
                GrantedToken.isInQuery(answer) ? GrantedToken.IN_QUERY : Expectations.received(answer));
        return token;
    }

    static void sameState(Trial trial, Map<String, String> fragment) {
        trial.require(
                Level.CONTRAT,
                STATE.equals(fragment.get("state")),
                Text.both("state=" + STATE),
                Text.both("state=" + fragment.get("state")));
    }

    /** RFC 6749 section 4.2.2.1: nobody is sent to an address that is not registered. */
    static void notRedirected(Trial trial, Answer answer) {
        trial.refusal(answer);
        trial.require(
                Level.CONTRAT,
                answer.header("Location").isEmpty() && answer.status() == 400,
                new Text("HTTP 400, sans Location", "HTTP 400, without Location"),
                Text.both("HTTP " + answer.status() + ", Location: "
                        + answer.header("Location").orElse("∅")));
        trial.expect().typed(answer, "autorisation-impossible");
    }

    static void notGranted(Trial trial, Answer answer) {
        trial.refusal(answer);
        trial.require(
                Level.DOCUMENT,
                token(answer).isEmpty() && !answer.header("Location").orElse("").contains("oken="),
                new Text("aucun jeton", "no token"),
                Text.both("HTTP " + answer.status() + ", Location: …"));
    }

    static String token(Answer answer) {
        Map<String, String> fragment = GrantedToken.fragment(answer);
        return fragment.getOrDefault("access_token", fragment.getOrDefault("accessToken", ""));
    }
}
