package lu.lalux.assure.conformance.suite.token;

import static lu.lalux.assure.conformance.suite.token.Authen.STATE;
import static lu.lalux.assure.conformance.suite.token.Authen.notGranted;
import static lu.lalux.assure.conformance.suite.token.Authen.notRedirected;
import static lu.lalux.assure.conformance.suite.token.Authen.redirected;
import static lu.lalux.assure.conformance.suite.token.Authen.request;
import static lu.lalux.assure.conformance.suite.token.Authen.sameState;
import static lu.lalux.assure.conformance.suite.token.Authen.token;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs.SentForm;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in at {@code POST /authen}, by HTTP Basic or by the page's form: D24; RFC 6749 section 10.12. */
@ExtendWith(BenchExtension.class)
public class SignInTests {

    /** Few: a password takes its server a tenth of a second. */
    private static final List<NearText> PASSWORDS = List.of(
            NearText.EMPTY,
            NearText.OTHER_CASE,
            NearText.SHORTER,
            NearText.LONGER,
            NearText.SAME_BEGINNING,
            NearText.OTHER_END,
            NearText.SPACE_BEHIND,
            NearText.NUL_BEHIND,
            NearText.SQL_PATTERN);

    /** The same check is behind both: of its ways to go wrong, those that a form adds. */
    private static final List<NearText> IN_FORM =
            List.of(NearText.EMPTY, NearText.OTHER_CASE, NearText.SHORTER, NearText.SPACE_BEHIND);

    /** Whether a name has its case is left to the server: many directories say no. */
    private static final List<NearText> NAMES =
            List.of(NearText.SHORTER, NearText.LONGER, NearText.OTHER_END, NearText.SQL_PATTERN);

    private static final Credentials NOBODY = new Credentials("CONF-personne-inconnue", "CONF-mot-de-passe-faux");

    @Test
    @Requirement("authen.mot-de-passe-faux")
    void wrongPassword(Trial trial) {
        Credentials wrong = wrongPassword(trial.implicit());
        unknownByBasic(trial, wrong);
        // Longer than bcrypt takes (72 bytes), and no longer than the contract does.
        unknownByBasic(trial, new Credentials(wrong.name(), wrong.secret() + "x".repeat(100)));
    }

    @Test
    @Requirement("authen.sans-authentification")
    void noPassword(Trial trial) {
        Credentials user = trial.implicit().user();
        // In an address, which ends in logs, they are parameters that /authen does not know.
        for (Map<String, String> more :
                List.of(Map.<String, String>of(), Map.of("username", user.name(), "password", user.secret()))) {
            Answer answer = trial.send(request(trial, "POST", more));
            notGranted(trial, answer);
            trial.expect().status(Level.CONTRAT, answer, 401);
        }
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
        // What is asked for stands in the address; a server may refuse what stands in the form besides.
        Map<String, String> upload = Map.of("scope", Fonction.EXPERT.upload());
        Call ofUpload = page(trial, upload).submit(request(trial, "POST", upload), user);
        Answer other = trial.send(ofUpload.body(
                "application/x-www-form-urlencoded", ofUpload.text(ofUpload.length()) + "&scope=%2Fexpert"));
        trial.require(
                Level.CONTRAT,
                token(other).isEmpty()
                        || Fonction.EXPERT
                                .upload()
                                .equals(GrantedToken.fragment(other).get("scope")),
                Text.both("scope=" + Fonction.EXPERT.upload()),
                Text.both("scope=" + GrantedToken.fragment(other).get("scope")));
        if (!token(other).isEmpty()) {
            ScopeTests.opens(trial, token(other), Set.of(Fonction.EXPERT.upload()), Level.CONTRAT);
        }
        LoginPage page = page(trial, Map.of("state", STATE));
        // Another browser's page takes nothing from this one.
        page(trial, Map.of());
        Answer answer = signedIn(trial, page.submit(request(trial, "POST", Map.of("state", STATE)), user));
        sameState(trial, GrantedToken.fragment(answer));
        // The same browser's next page: its value goes with the cookie that was set with it, or stayed.
        Call asked = page.sentBack(request(trial, "GET", Map.of()).with("Accept", "text/html"));
        LoginPage next = page.then(trial.send(asked));
        signedIn(trial, next.submit(request(trial, "POST", Map.of()), user));
        // A scope in the form alone is none: the contract's parameters are the address's.
        Call without =
                next.submit(Call.of("POST", URI.create(asked.uri().toString().replaceFirst("&scope=[^&]*", ""))), user);
        notGranted(
                trial,
                trial.send(without.body(LoginPage.FORM, without.text(without.length()) + "&scope=" + "%2Fexpert")));
    }

    /** What the other tests send by themselves, a browser has to send. */
    @Test
    @Requirement("authen.page-envoyee")
    void sentByBrowser(Trial trial) {
        // In Luxembourg browsers ask for languages of which the page is in none.
        Call asked = request(trial, "GET", Map.of("state", STATE))
                .with("Accept", "text/html")
                .with("Accept-Language", "lb-LU, de;q=0.8");
        Answer page = trial.send(asked);
        trial.expect().status(Level.CONTRAT, page, 200);
        SentForm form = HtmlInputs.signIn(page.body(), asked.uri().toString())
                .orElseThrow(() -> trial.notApplicable(new Text(
                        "La page n'a de formulaire que par un script.", "The page has its form by a script only.")));
        String where = form.action().split("[?#]", 2)[0];
        String endpoint = asked.uri().toString().split("[?#]", 2)[0];
        trial.require(
                Level.CONTRAT,
                form.method().equals("POST")
                        && where.endsWith(asked.uri().getPath())
                        && form.names().containsAll(List.of("username", "password")),
                Text.both("POST " + endpoint + ": username, password"),
                Text.both(form.method() + " " + where + ": " + String.join(", ", form.names())));
        trial.require(
                Level.CONTRAT,
                page.values("Content-Security-Policy").stream().noneMatch(SignInTests::forbidsForms),
                new Text("une page que le navigateur envoie", "a page that the browser sends"),
                Text.both(page.told("Content-Security-Policy")));
        Call post = Call.of("POST", URI.create(form.action().split("#", 2)[0]));
        LoginPage shown = new LoginPage(asked.uri(), page);
        sameState(
                trial,
                GrantedToken.fragment(
                        signedIn(trial, shown.submit(post, trial.implicit().user()))));
        // What was asked for is asked for still on the page that is shown again.
        Answer again = trial.send(shown.submit(post, wrongPassword(trial.implicit())));
        HtmlInputs.signIn(again.body(), post.uri().toString())
                .map(next -> Call.of("POST", URI.create(next.action().split("#", 2)[0])))
                .ifPresent(next -> sameState(
                        trial,
                        GrantedToken.fragment(signedIn(
                                trial,
                                shown.then(again).submit(next, trial.implicit().user())))));
    }

    /** D24: {@code _csrf} protects the form; a header is the browser's own by nobody's doing. */
    @Test
    @Requirement("authen.basic-autre-origine")
    void basicFromElsewhere(Trial trial) {
        signedIn(
                trial,
                request(trial, "POST", Map.of())
                        .with("Authorization", trial.implicit().user().userBasic())
                        .with("Origin", "https://ailleurs.example"));
    }

    private static boolean forbidsForms(String policy) {
        return Stream.of(policy.split("[;,]"))
                .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
                .anyMatch(directive -> directive.matches("form-action(\\s+'none')?"));
    }

    /** RFC 9110 section 8.3.1: a parameter that says what is so anyway. */
    @Test
    @Requirement("authen.formulaire-charset")
    void formWithCharset(Trial trial) {
        Credentials user = trial.implicit().user();
        signedIn(trial, withCharset(trial, user));
        // Without a length, which a server may ask for (RFC 9112 section 6.3); of a new page, since a form may be good
        // once.
        Answer chunked = trial.send(withCharset(trial, user).by(Transfer.CHUNKED));
        if (chunked.status() != 411) {
            redirected(trial, Level.CONTRAT, chunked);
        }
    }

    private static Call withCharset(Trial trial, Credentials user) {
        return page(trial, Map.of())
                .submit(request(trial, "POST", Map.of()), LoginPage.FORM + "; charset=UTF-8", LoginPage.typed(user));
    }

    @Test
    @Requirement("authen.formulaire-utf-8")
    void formOfOtherBytes(Trial trial) {
        trial.implicit();
        notRedirected(
                trial,
                trial.send(page(trial, Map.of())
                        .submit(request(trial, "POST", Map.of()), LoginPage.FORM, "username=%E9&password=x")));
        // What is no code for a byte a reader takes letter by letter (WHATWG URL, section 1.3) or refuses.
        Answer answer = trial.send(page(trial, Map.of())
                .submit(request(trial, "POST", Map.of()), LoginPage.FORM, "username=%zz&password=%"));
        notGranted(trial, answer);
        trial.expect().refused(answer);
    }

    @Test
    @Requirement("authen.formulaire-mot-de-passe-faux")
    void wrongPasswordInForm(Trial trial) {
        Credentials user = trial.implicit().user();
        LoginPage page = page(trial, Map.of());
        LoginPage again = page.then(unknownByForm(trial, page, wrongPassword(trial.implicit())));
        signedIn(trial, again.submit(request(trial, "POST", Map.of()), user));
        // Nobody but who is shown the page is left without the challenge of a 401 (RFC 9110 section 15.5.2).
        Answer program = trial.send(page(trial, Map.of())
                .submit(request(trial, "POST", Map.of()), wrongPassword(trial.implicit()))
                .with("Accept", "application/problem+json"));
        notGranted(trial, program);
        trial.expect().status(Level.CONTRAT, program, 401);
        if (!program.mediaType().equals("text/html")) {
            trial.expect().challenge(program, "Basic");
        }
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

    /**
     * A stranger can invent a value, and can get one by opening the page; neither goes with the cookie of another
     * browser.
     */
    @Test
    @Requirement("authen.formulaire-csrf-faux")
    void otherFormValue(Trial trial) {
        Credentials user = trial.implicit().user();
        LoginPage page = page(trial, Map.of());
        Call post = request(trial, "POST", Map.of());
        page.invented().forEach(value -> {
            notOurForm(trial, page.withCsrf(value).submit(post, user));
            notOurForm(trial, page.withCsrfAndCookies(value).submit(post, user));
        });
        notOurForm(trial, page.submit(post, user).without("Cookie"));
        notOurForm(trial, page.withCsrf(page(trial, Map.of()).csrf()).submit(post, user));
    }

    @Test
    @Requirement("authen.mot-de-passe-approchant")
    void nearPassword(Trial trial) {
        Credentials user = trial.implicit().user();
        Guesses.each(
                user.secret(),
                PASSWORDS,
                guess -> unknownByBasic(trial, new Credentials(user.name(), guess)),
                () -> right(trial, user));
    }

    @Test
    @Requirement("authen.formulaire-mot-de-passe-approchant")
    void nearPasswordInForm(Trial trial) {
        Credentials user = trial.implicit().user();
        Guesses.each(
                user.secret(),
                IN_FORM,
                guess -> unknownByForm(trial, new Credentials(user.name(), guess)),
                () -> right(trial, user));
    }

    @Test
    @Requirement("authen.utilisateur-approchant")
    void nearPerson(Trial trial) {
        Credentials user = trial.implicit().user();
        for (NearText near : NAMES) {
            unknownByBasic(trial, new Credentials(near.of(user.name()), user.secret()));
        }
    }

    /** A client is no person: RFC 9700 section 4.15. */
    @Test
    @Requirement("authen.client")
    void client(Trial trial) {
        trial.implicit();
        unknownByBasic(trial, trial.target().client());
    }

    /** Whatever characters a password has: RFC 7617 section 2 and a form have ways of their own to write them. */
    @Test
    @Requirement("authen.autre-personne")
    void otherPerson(Trial trial) {
        trial.implicit();
        Credentials other = ((Account.Person) trial.otherAccount(Fonction.EXPERT)).user();
        signedIn(trial, request(trial, "POST", Map.of()).with("Authorization", other.userBasic()));
    }

    /** D24: the page and its form are the contract's. */
    @Test
    @Requirement("authen.formulaire-autre-personne")
    void otherPersonInForm(Trial trial) {
        trial.implicit();
        Credentials other = ((Account.Person) trial.otherAccount(Fonction.EXPERT)).user();
        signedIn(trial, page(trial, Map.of()).submit(request(trial, "POST", Map.of()), other));
    }

    @Test
    @Requirement("authen.schema-ecrit-autrement")
    void schemeSpeltOtherwise(Trial trial) {
        String pair = trial.implicit().user().userBasic().replaceFirst("Basic ", "");
        for (String scheme : List.of("basic ", "BASIC ", "Basic  ")) {
            signedIn(trial, request(trial, "POST", Map.of()).with("Authorization", scheme + pair));
        }
    }

    /** Showing a page changes nothing (RFC 9110 section 9.2.1), whatever credentials a browser sends with it. */
    @Test
    @Requirement("authen.get-sans-jeton")
    void byGet(Trial trial) {
        Answer answer = trial.send(request(trial, "GET", Map.of())
                .with("Accept", "text/html")
                .with("Authorization", trial.implicit().user().userBasic()));
        trial.require(
                Level.CONTRAT,
                token(answer).isEmpty() && answer.status() == 200,
                new Text("HTTP 200, la page, sans jeton", "HTTP 200, the page, without a token"),
                Expectations.received(answer));
    }

    /** RFC 7617 section 2, as at {@code /token}. */
    @Test
    @Requirement("authen.identifiants-malformes")
    void noCredentials(Trial trial) {
        Credentials user = trial.implicit().user();
        user.notBasic(user.userBasic()).forEach(header -> {
            Answer answer = trial.send(request(trial, "POST", Map.of()).with("Authorization", header));
            notGranted(trial, answer);
            trial.require(
                    Level.CONTRAT,
                    Set.of(400, 401).contains(answer.status()),
                    new Text("HTTP 401 (ou 400)", "HTTP 401 (or 400)"),
                    Expectations.received(answer));
        });
    }

    private static void right(Trial trial, Credentials user) {
        trial.sendAside(request(trial, "POST", Map.of()).with("Authorization", user.userBasic()));
    }

    private static Answer signedIn(Trial trial, Call call) {
        Answer answer = trial.send(call);
        redirected(trial, Level.DOCUMENT, answer);
        trial.require(
                Level.DOCUMENT,
                !token(answer).isEmpty(),
                new Text("un jeton dans le fragment", "a token in the fragment"),
                Expectations.received(answer));
        return answer;
    }

    private static LoginPage page(Trial trial, Map<String, String> changes) {
        Call asked = request(trial, "GET", changes).with("Accept", "text/html");
        return new LoginPage(asked.uri(), trial.send(asked));
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
        unknownByForm(trial, page(trial, Map.of()), person);
    }

    private static Answer unknownByForm(Trial trial, LoginPage page, Credentials person) {
        Answer answer =
                trial.send(page.submit(request(trial, "POST", Map.of()), person).with("Accept", "text/html"));
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 401);
        trial.require(
                Level.CONTRAT,
                answer.mediaType().equals("text/html"),
                Text.both("Content-Type: text/html"),
                Text.both("Content-Type: " + answer.mediaType()));
        Framing.prevented(trial, answer);
        trial.require(
                Level.CONTRAT,
                answer.values("WWW-Authenticate").isEmpty(),
                new Text(
                        "pas de WWW-Authenticate : la page est montrée à nouveau",
                        "no WWW-Authenticate: the page is shown again"),
                Text.both(answer.told("WWW-Authenticate")));
        return answer;
    }

    private static void notOurForm(Trial trial, Call call) {
        Answer answer = trial.send(call);
        notGranted(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 403);
        trial.expect().typed(answer, "formulaire-perime");
    }
}
