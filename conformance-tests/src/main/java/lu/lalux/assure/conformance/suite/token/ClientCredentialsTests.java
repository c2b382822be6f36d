package lu.lalux.assure.conformance.suite.token;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code POST /token}: document, Annexes; RFC 6749 sections 4.4 and 5. */
@ExtendWith(BenchExtension.class)
public class ClientCredentialsTests {

    /** In seconds; the contract's example is an hour. */
    private static final long DAY = 86_400;

    /** In seconds: a whole run takes as long. */
    private static final long BRIEF = 30;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";

    /** The other way that HTML has to send a form. */
    private static final String MULTIPART = "--conf\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\n"
            + "client_credentials\r\n--conf\r\nContent-Disposition: form-data; name=\"scope\"\r\n\r\n"
            + "/reparateur\r\n--conf--\r\n";

    @Test
    @Requirement("token.reponse")
    void answer(Trial trial) {
        Answer answer = trial.send(ask(trial, Fonction.REPARATEUR.path()));
        trial.expect().status(Level.DOCUMENT, answer, 200);
        member(
                trial,
                answer,
                "token_type",
                answer.json().path("token_type").asString("").equalsIgnoreCase("bearer"),
                "bearer");
        member(
                trial,
                answer,
                "access_token",
                !answer.json().path("access_token").asString("").isEmpty(),
                "…");
        member(
                trial,
                answer,
                "expires_in",
                answer.json().path("expires_in").isIntegralNumber()
                        && answer.json().path("expires_in").asLong() > 0,
                "3600");
        long seconds = answer.json().path("expires_in").asLong();
        if (seconds > DAY) {
            trial.advise(new Text(
                    "/token : expires_in vaut " + seconds + ", en secondes plus d'un jour ; des millisecondes ?",
                    "/token: expires_in is " + seconds + ", in seconds more than a day; milliseconds?"));
        }
        member(trial, answer, "scope", answer.json().path("scope").isString(), Fonction.REPARATEUR.path());
        if (seconds > 0 && seconds <= BRIEF) {
            ends(trial, answer.json().path("access_token").asString(""), seconds);
        }
    }

    /** A target whose tokens live an hour is not waited for. */
    private static void ends(Trial trial, String token, long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BlockedException(new Text("la suite s'arrête", "the suite stops"));
        }
        trial.expect().invalidToken(trial.send(trial.json("PUT", Fonction.REPARATEUR.path(), token, Map.of())));
    }

    @Test
    @Requirement("token.portees-multiples")
    void severalScopes(Trial trial) {
        Answer answer = trial.send(ask(trial, Fonction.REPARATEUR.scopes()));
        Set<String> granted =
                Set.copyOf(List.of(answer.json().path("scope").asString("").split(" ")));
        trial.require(
                Level.DOCUMENT,
                granted.containsAll(Set.of(Fonction.REPARATEUR.path(), Fonction.REPARATEUR.upload())),
                Text.both("scope: " + Fonction.REPARATEUR.scopes()),
                Text.both("scope: " + answer.json().path("scope")));
    }

    @Test
    @Requirement("token.basic")
    void basicAndForm(Trial trial) {
        TokenForm form = trial.tokenForm();
        Answer answer = trial.send(TokenForm.BASIC_FORM.call(
                trial.target().token(), trial.target().client(), Fonction.REPARATEUR.scopes()));
        trial.require(
                Level.CONTRAT,
                answer.status() == 200 && form == TokenForm.BASIC_FORM,
                new Text(
                        "HTTP 200, Basic et le formulaire ; les autres essais ont leurs jetons par "
                                + form.words().fr(),
                        "HTTP 200, by Basic and the form; the other tests have their tokens by "
                                + form.words().en()),
                Expectations.received(answer));
    }

    @Test
    @Requirement("token.no-store")
    void noStore(Trial trial) {
        trial.expect().noStore(trial.send(ask(trial, Fonction.REPARATEUR.path())));
        trial.expect()
                .noStore(trial.send(
                        ask(trial, new Credentials(trial.target().client().name(), "CONF-secret-faux"))));
        trial.expect().noStore(trial.send(ask(trial, "/conf-inconnue")));
    }

    @Test
    @Requirement("token.secret-faux")
    void wrongSecret(Trial trial) {
        Credentials client = trial.target().client();
        Credentials wrong = new Credentials(client.name(), "CONF-secret-faux");
        trial.expect().oauthError(trial.send(ask(trial, wrong)), 401, "invalid_client");
        // Whoever takes the older header (T4) looks at its secret too.
        trial.expect()
                .refused(trial.send(
                        TokenForm.BARE_FORM.call(trial.target().token(), wrong, Fonction.REPARATEUR.path())));
    }

    @Test
    @Requirement("token.client-inconnu")
    void unknownClient(Trial trial) {
        Credentials unknown = new Credentials("CONF-client-inconnu", "CONF-secret-faux");
        trial.expect().oauthError(trial.send(ask(trial, unknown)), 401, "invalid_client");
    }

    @Test
    @Requirement("token.sans-authentification")
    void noAuthentication(Trial trial) {
        trial.expect()
                .oauthError(
                        trial.send(ask(trial, Fonction.REPARATEUR.path()).without("Authorization")),
                        401,
                        "invalid_client");
    }

    /** RFC 6749 section 2.3.1: "MUST NOT be included in the request URI", which ends in logs. */
    @Test
    @Requirement("token.identifiants-dans-adresse")
    void inTheAddress(Trial trial) {
        Credentials client = trial.target().client();
        Call call = TokenForm.BASIC_FORM
                .call(trial.target().token(), client, Fonction.REPARATEUR.path())
                .without("Authorization");
        Answer answer = trial.send(call.at(URI.create(
                call.uri() + "?client_id=" + encode(client.name()) + "&client_secret=" + encode(client.secret()))));
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                Set.of(400, 401).contains(answer.status()),
                new Text("HTTP 401 (ou 400)", "HTTP 401 (or 400)"),
                Expectations.received(answer));
    }

    @Test
    @Requirement("token.portee-inconnue")
    void unknownScope(Trial trial) {
        trial.expect()
                .oauthError(
                        trial.send(form(trial, GRANT + "&scope=" + encode("/conf-inconnue"))), 400, "invalid_scope");
    }

    /** Each of its scopes is right, and all of them are one and the same. */
    @Test
    @Requirement("token.portee-trop-longue")
    void longScope(Trial trial) {
        String scope = Fonction.REPARATEUR.path();
        int most = Math.toIntExact(trial.contract()
                .operation("POST", "/token")
                .field("scope")
                .orElseThrow()
                .maxLength()
                .orElseThrow());
        String many = (scope + " ").repeat(most / scope.length()) + scope;
        trial.expect().oauthError(trial.send(form(trial, GRANT + "&scope=" + encode(many))), 400, "invalid_scope");
    }

    @Test
    @Requirement("token.portee-en-partie-inconnue")
    void partlyUnknownScope(Trial trial) {
        trial.expect()
                .oauthError(
                        trial.send(form(
                                trial, GRANT + "&scope=" + encode(Fonction.REPARATEUR.path() + " /conf-inconnue"))),
                        400,
                        "invalid_scope");
    }

    @Test
    @Requirement("token.parametre-double")
    void parameterTwice(Trial trial) {
        String scope = "scope=" + encode(Fonction.REPARATEUR.path());
        for (String twice : List.of(
                GRANT + "&" + GRANT + "&" + scope,
                GRANT + "&" + scope + "&" + scope,
                GRANT + "&" + scope + "&scope=" + encode(Fonction.REPARATEUR.upload()))) {
            trial.expect().oauthError(trial.send(form(trial, twice)), 400, "invalid_request");
        }
    }

    /** D8: the diagram's GET is none; RFC 6749 section 3.2. What is asked for in an address ends in logs. */
    @Test
    @Requirement("token.get")
    void byGet(Trial trial) {
        URI address = URI.create(trial.target().token() + "?" + GRANT + "&scope=" + encode(Fonction.REPARATEUR.path()));
        Answer answer = trial.send(Call.of("GET", address)
                .with("Authorization", trial.target().client().clientBasic()));
        trial.expect().refused(answer);
        trial.require(
                Level.CONTRAT,
                answer.json().path("access_token").isMissingNode(),
                new Text("aucun jeton", "no token"),
                Expectations.received(answer));
    }

    /** D29: a state, or a scope, of other bytes could not be given back as it came. */
    @Test
    @Requirement("token.formulaire-utf-8")
    void notUtf8(Trial trial) {
        for (String scope : List.of("%2Freparateur%E9", "%2Freparateur%ED%A0%80", "%2Freparateur%C0%AF")) {
            trial.expect()
                    .oauthError(
                            trial.send(form(trial, "grant_type=client_credentials&scope=" + scope)),
                            400,
                            "invalid_request");
        }
    }

    @Test
    @Requirement("token.type-de-contenu")
    void wrongMediaType(Trial trial) {
        Call call = trial.call("POST", "/token")
                .with("Authorization", trial.target().client().clientBasic())
                .body("application/json", "{\"grant_type\":\"client_credentials\",\"scope\":\"/reparateur\"}");
        trial.expect().refused(trial.send(call), 415);
        String form = GRANT + "&scope=" + encode(Fonction.REPARATEUR.path());
        trial.expect().refused(trial.send(call.body("text/plain", form)), 415);
        trial.expect().refused(trial.send(call.body("multipart/form-data; boundary=conf", MULTIPART)), 415);
    }

    /** RFC 9110 section 8.3 lets a server look into a body whose type is not said. */
    @Test
    @Requirement("token.sans-type")
    void noType(Trial trial) {
        Answer answer = trial.send(TokenForm.BASIC_FORM
                .call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path())
                .without("Content-Type"));
        trial.require(
                Level.CONTRAT,
                answer.status() == 200 || Set.of(400, 415).contains(answer.status()),
                new Text("HTTP 200, ou un refus (415, 400)", "HTTP 200, or a refusal (415, 400)"),
                Expectations.received(answer));
    }

    @Test
    @Requirement("token.non-acceptable")
    void notAcceptable(Trial trial) {
        trial.expect().refused(trial.send(ask(trial, Fonction.REPARATEUR.path()).with("Accept", "image/png")), 406);
    }

    @Test
    @Requirement("token.corps-trop-grand")
    void tooLarge(Trial trial) {
        int most = trial.contract().operation("POST", "/token").maxBody();
        Call call = trial.call("POST", "/token")
                .with("Authorization", trial.target().client().clientBasic())
                .body(FORM, GRANT + "&scope=" + "x".repeat(most));
        trial.expect().tooLarge(call);
    }

    /** From the contract's form: each required field left out, each list of values left. */
    @TestFactory
    @Requirement({"token.champ-manquant", "token.champ-vide", "token.champ-hors-liste"})
    Stream<DynamicTest> fields(Cases cases) {
        return cases.contract().operation("POST", "/token").fields().stream()
                .flatMap(field -> Stream.concat(
                        field.required() ? leftOut(cases, field.name()) : Stream.empty(),
                        field.values().isEmpty() ? Stream.empty() : outOfList(cases, field.name())));
    }

    private static Stream<DynamicTest> leftOut(Cases cases, String field) {
        return Stream.concat(
                badForm(cases, field, "manquant", without(field), missing(field)),
                badForm(cases, field, "vide", without(field) + "&" + field + "=", missing(field)));
    }

    private static Stream<DynamicTest> outOfList(Cases cases, String field) {
        return badForm(
                cases, field, "hors-liste", without(field) + "&" + field + "=conf-inconnu", "unsupported_grant_type");
    }

    private static Stream<DynamicTest> badForm(Cases cases, String field, String change, String form, String error) {
        return cases.derived(
                "token." + field + "." + change,
                "token.champ-" + change,
                Map.of("champ", field),
                trial -> trial.expect().oauthError(trial.send(form(trial, form)), 400, error));
    }

    /** D27: a missing scope is {@code invalid_scope}; any other missing parameter is {@code invalid_request}. */
    private static String missing(String field) {
        return field.equals("scope") ? "invalid_scope" : "invalid_request";
    }

    private static String without(String field) {
        return field.equals("scope") ? GRANT : "scope=" + encode(Fonction.REPARATEUR.path());
    }

    private static void member(Trial trial, Answer answer, String name, boolean holds, String expected) {
        trial.require(Level.DOCUMENT, holds, Text.both(name + ": " + expected), Expectations.member(answer, name));
    }

    /** In the way that this target answers: the document lets its request be read in several (D9, D10). */
    private static Call ask(Trial trial, String scopes) {
        return trial.tokenForm().call(trial.target().token(), trial.target().client(), scopes);
    }

    private static Call ask(Trial trial, Credentials client) {
        return trial.tokenForm().call(trial.target().token(), client, Fonction.REPARATEUR.path());
    }

    private static Call form(Trial trial, String form) {
        Call right = ask(trial, Fonction.REPARATEUR.path());
        return right.length() > 0
                ? right.body(FORM, form)
                : Call.of(right.method(), URI.create(trial.target().token() + "?" + form))
                        .with("Authorization", right.headers().get(1).value());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
