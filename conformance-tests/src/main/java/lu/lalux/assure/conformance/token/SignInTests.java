package lu.lalux.assure.conformance.token;

import static lu.lalux.assure.conformance.token.Authen.STATE;
import static lu.lalux.assure.conformance.token.Authen.notGranted;
import static lu.lalux.assure.conformance.token.Authen.redirected;
import static lu.lalux.assure.conformance.token.Authen.request;
import static lu.lalux.assure.conformance.token.Authen.sameState;
import static lu.lalux.assure.conformance.token.Authen.token;

import java.util.Map;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.implementation.GrantedToken;
import lu.lalux.assure.conformance.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Expectations;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in at {@code POST /authen}, by HTTP Basic or by the page's form: D24; RFC 6749 section 10.12. */
@ExtendWith(BenchExtension.class)
public class SignInTests {

    private static final Credentials NOBODY = new Credentials("CONF-personne-inconnue", "CONF-mot-de-passe-faux");

    @Test
    @Requirement("authen.mot-de-passe-faux")
    void wrongPassword(Trial trial) {
        unknownByBasic(trial, wrongPassword(trial.implicit()));
    }

    @Test
    @Requirement("authen.sans-authentification")
    void noPassword(Trial trial) {
        trial.implicit();
        Answer answer = trial.send(request(trial, "POST", Map.of()));
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 401);
    }

    @Test
    @Requirement("authen.utilisateur-inconnu")
    void unknownPerson(Trial trial) {
        trial.implicit();
        unknownByBasic(trial, NOBODY);
    }

    @Test
    @Requirement("authen.formulaire")
    void form(Trial trial) {
        Credentials user = trial.implicit().user();
        LoginPage page = page(trial, Map.of("state", STATE));
        Answer answer = trial.send(page.submit(request(trial, "POST", Map.of("state", STATE)), user));
        redirected(trial, Level.CONTRAT, answer);
        trial.require(
                Level.CONTRAT,
                !token(answer).isEmpty(),
                new Text("un jeton dans le fragment", "a token in the fragment"),
                Expectations.received(answer));
        sameState(trial, GrantedToken.fragment(answer));
    }

    @Test
    @Requirement("authen.formulaire-mot-de-passe-faux")
    void wrongPasswordInForm(Trial trial) {
        unknownByForm(trial, wrongPassword(trial.implicit()));
    }

    @Test
    @Requirement("authen.formulaire-utilisateur-inconnu")
    void unknownPersonInForm(Trial trial) {
        trial.implicit();
        unknownByForm(trial, NOBODY);
    }

    @Test
    @Requirement("authen.csrf")
    void forgedForm(Trial trial) {
        Credentials user = trial.implicit().user();
        notOurForm(trial, LoginPage.forged(request(trial, "POST", Map.of()), user));
    }

    /** A stranger can invent a value, and can get one by opening the page; neither goes with the cookie of another browser. */
    @Test
    @Requirement("authen.formulaire-csrf-faux")
    void otherFormValue(Trial trial) {
        Credentials user = trial.implicit().user();
        LoginPage page = page(trial, Map.of());
        Call post = request(trial, "POST", Map.of());
        page.invented().forEach(value -> notOurForm(trial, page.withCsrf(value).submit(post, user)));
        notOurForm(trial, page.submit(post, user).without("Cookie"));
        notOurForm(trial, page.withCsrf(page(trial, Map.of()).csrf()).submit(post, user));
    }

    private static LoginPage page(Trial trial, Map<String, String> changes) {
        return new LoginPage(trial.send(request(trial, "GET", changes).with("Accept", "text/html")));
    }

    private static Credentials wrongPassword(ImplicitSettings implicit) {
        return new Credentials(implicit.user().name(), "CONF-mot-de-passe-faux");
    }

    private static void unknownByBasic(Trial trial, Credentials person) {
        Answer answer = trial.send(request(trial, "POST", Map.of()).with("Authorization", person.userBasic()));
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 401);
        trial.expect().challenge(answer, "Basic");
    }

    /** To a browser the page is shown again; a challenge would have it ask by a window of its own. */
    private static void unknownByForm(Trial trial, Credentials person) {
        Answer answer = trial.send(page(trial, Map.of())
                .submit(request(trial, "POST", Map.of()), person)
                .with("Accept", "text/html"));
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 401);
        trial.require(
                Level.CONTRAT,
                answer.mediaType().equals("text/html"),
                Text.both("Content-Type: text/html"),
                Text.both("Content-Type: " + answer.mediaType()));
        trial.require(
                Level.CONTRAT,
                answer.values("WWW-Authenticate").isEmpty(),
                new Text("pas de WWW-Authenticate : la page a été utilisée", "no WWW-Authenticate: the page was used"),
                Text.both("WWW-Authenticate: " + answer.values("WWW-Authenticate")));
    }

    private static void notOurForm(Trial trial, Call call) {
        Answer answer = trial.send(call);
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 403);
    }
}
