package lu.lalux.assure.conformance.suite.token;

import static lu.lalux.assure.conformance.suite.token.Authen.STATE;
import static lu.lalux.assure.conformance.suite.token.Authen.authorise;
import static lu.lalux.assure.conformance.suite.token.Authen.notRedirected;
import static lu.lalux.assure.conformance.suite.token.Authen.redirected;
import static lu.lalux.assure.conformance.suite.token.Authen.request;
import static lu.lalux.assure.conformance.suite.token.Authen.sameState;
import static lu.lalux.assure.conformance.suite.token.Authen.token;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.derived.DerivedCase;
import lu.lalux.assure.conformance.suite.derived.ParameterCases;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /authen}: document, Annexes; RFC 6749 section 4.2. */
@ExtendWith(BenchExtension.class)
public class ImplicitTests {

    /** As {@code Jeton.expires_in}: a number, not less than 1. */
    private static final Pattern SECONDS = Pattern.compile("0*[1-9][0-9]*");

    /** RFC 6749 section 4.2.2.1, as {@code ErreurOAuth2.error_description}. */
    private static final Pattern DESCRIPTION = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*");

    @Test
    @Requirement("authen.redirection")
    void redirects(Trial trial) {
        Answer answer = authorise(trial, Map.of());
        redirected(trial, Level.DOCUMENT, answer);
        trial.require(
                Level.DOCUMENT,
                !token(answer).isEmpty(),
                new Text("un jeton dans le fragment de Location", "a token in the fragment of Location"),
                Expectations.received(answer));
        if (answer.status() == 302) {
            trial.advise(new Text(
                    "303 See Other plutôt que 302 (RFC 9700, section 4.12) : un navigateur pourrait renvoyer le mot de passe.",
                    "303 See Other rather than 302 (RFC 9700, section 4.12): a browser might send the password on."));
        }
    }

    @Test
    @Requirement("authen.fragment")
    void fragment(Trial trial) {
        Map<String, String> fragment = GrantedToken.fragment(authorise(trial, Map.of("state", STATE)));
        trial.require(
                Level.CONTRAT,
                fragment.keySet().containsAll(Set.of("access_token", "token_type", "expires_in", "scope", "state")),
                Text.both("#access_token, token_type, expires_in, scope, state"),
                Text.both("#" + String.join(", ", fragment.keySet())));
        trial.require(
                Level.CONTRAT,
                "bearer".equalsIgnoreCase(fragment.get("token_type")),
                Text.both("token_type=bearer"),
                Text.both("token_type=" + fragment.get("token_type")));
        trial.require(
                Level.CONTRAT,
                SECONDS.matcher(fragment.getOrDefault("expires_in", "")).matches(),
                new Text(
                        "expires_in : un nombre de secondes, au moins 1",
                        "expires_in: a number of seconds, 1 at least"),
                Text.both("expires_in=" + fragment.get("expires_in")));
    }

    @Test
    @Requirement("authen.fragment-seulement")
    void nowhereElse(Trial trial) {
        Answer answer = authorise(trial, Map.of());
        String token = token(answer);
        String location = answer.header("Location").orElse("");
        String beforeFragment = location.split("#", 2)[0];
        trial.require(
                Level.DOCUMENT,
                !token.isEmpty() && location.contains("#"),
                new Text("un jeton dans le fragment", "a token in the fragment"),
                GrantedToken.isInQuery(answer) ? GrantedToken.IN_QUERY : Expectations.received(answer));
        trial.require(
                Level.DOCUMENT,
                !beforeFragment.contains(token)
                        && !beforeFragment.contains("access_token=")
                        && !beforeFragment.contains("accessToken=")
                        && !answer.body().contains(token)
                        && answer.headers().stream()
                                .filter(header -> !header.name().equalsIgnoreCase("Location"))
                                .noneMatch(header -> header.value().contains(token)),
                new Text("le jeton nulle part ailleurs que dans le fragment", "the token nowhere but in the fragment"),
                new Text(
                        "le jeton figure aussi dans la requête de Location, dans un autre en-tête ou dans le corps",
                        "the token is in the query of Location too, in another header or in the body"));
    }

    /** RFC 6749 sections 3.3 and 4.2.2: what was granted is what was asked for, or it is said what was. */
    @Test
    @Requirement("authen.portees")
    void scopes(Trial trial) {
        String granted = GrantedToken.fragment(authorise(trial, Map.of())).getOrDefault("scope", "");
        trial.require(
                Level.CONTRAT,
                Set.copyOf(List.of(granted.split(" ")))
                        .containsAll(Set.of(Fonction.EXPERT.path(), Fonction.EXPERT.upload())),
                Text.both("scope=" + Fonction.EXPERT.scopes()),
                Text.both("scope=" + granted));
    }

    @Test
    @Requirement("authen.state")
    void state(Trial trial) {
        Map<String, String> fragment = GrantedToken.fragment(authorise(trial, Map.of("state", STATE)));
        sameState(trial, fragment);
    }

    @Test
    @Requirement("authen.no-store")
    void noStore(Trial trial) {
        trial.expect().noStore(authorise(trial, Map.of()));
        trial.expect().noStore(trial.send(request(trial, "GET", Map.of()).with("Accept", "text/html")));
        trial.expect().noStore(authorise(trial, Map.of("client_id", "CONF-application-inconnue")));
    }

    @Test
    @Requirement("authen.response-type")
    void wrongResponseType(Trial trial) {
        errorInFragment(
                trial, authorise(trial, Map.of("response_type", "conf", "state", STATE)), "unsupported_response_type");
    }

    @Test
    @Requirement("authen.portee-inconnue")
    void unknownScope(Trial trial) {
        errorInFragment(trial, authorise(trial, Map.of("scope", "/conf-inconnue", "state", STATE)), "invalid_scope");
    }

    @Test
    @Requirement("authen.page")
    void page(Trial trial) {
        trial.implicit();
        Answer answer = trial.send(request(trial, "GET", Map.of()).with("Accept", "text/html"));
        trial.expect().status(Level.CONTRAT, answer, 200);
        trial.require(
                Level.CONTRAT,
                answer.mediaType().equals("text/html"),
                Text.both("Content-Type: text/html"),
                Text.both("Content-Type: " + answer.mediaType()));
        Framing.prevented(trial, answer);
        trial.expect().noStore(answer);
        // As browsers ask for it, and in ranges (RFC 9110 section 12.5.1).
        for (String accept : List.of(
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "image/png, text/*;q=0.1", "*/*")) {
            Answer other = trial.send(request(trial, "GET", Map.of()).with("Accept", accept));
            trial.expect().status(Level.CONTRAT, other, 200);
        }
    }

    @Test
    @Requirement("authen.page-impossible")
    void noPageForStrangers(Trial trial) {
        trial.implicit();
        Answer answer = trial.send(request(trial, "GET", Map.of("client_id", "CONF-application-inconnue")));
        notRedirected(trial, answer);
        trial.expect().noStore(answer);
    }

    @Test
    @Requirement("authen.page-erreur")
    void errorInsteadOfPage(Trial trial) {
        trial.implicit();
        errorInFragment(
                trial,
                trial.send(request(trial, "GET", Map.of("response_type", "conf", "state", STATE))),
                "unsupported_response_type");
    }

    @Test
    @Requirement("authen.page-non-acceptable")
    void pageNotAcceptable(Trial trial) {
        trial.implicit();
        trial.expect().refused(trial.send(request(trial, "GET", Map.of()).with("Accept", "image/png")), 406);
    }

    @Test
    @Requirement("authen.type-de-contenu")
    void wrongMediaType(Trial trial) {
        trial.implicit();
        trial.expect().refused(trial.send(request(trial, "POST", Map.of()).body("application/json", "{}")), 415);
    }

    @Test
    @Requirement("authen.corps-trop-grand")
    void tooLarge(Trial trial) {
        trial.implicit();
        int most = trial.contract().operation("POST", "/authen").maxBody();
        Call call = request(trial, "POST", Map.of())
                .body("application/x-www-form-urlencoded", "username=" + "x".repeat(most));
        trial.expect().tooLarge(call);
    }

    /** D29: such a state could not be given back as it came; where to tell it is not known before the query is read. */
    @TestFactory
    @Requirement("authen.requete-utf-8")
    Stream<DynamicTest> notUtf8(Cases cases) {
        return Stream.of("GET", "POST")
                .flatMap(method -> cases.one(method.toLowerCase(Locale.ROOT), Map.of("methode", method), trial -> {
                    Call call = request(trial, method, Map.of());
                    Call other = Call.of(method, URI.create(call.uri() + "&state=%E9"))
                            .with("Accept", "*/*");
                    notRedirected(trial, trial.send(other));
                }));
    }

    /** From the contract's parameters of both operations, each constraint of each. */
    @TestFactory
    @Requirement({
        "parametre.manquant",
        "parametre.vide",
        "parametre.absent",
        "parametre.double",
        "parametre.hors-liste",
        "parametre.autre-casse",
        "parametre.valeur",
        "parametre.trop-long",
        "parametre.longueur-maximale",
        "parametre.caracteres",
        "parametre.tous-les-caracteres"
    })
    Stream<DynamicTest> parameters(Cases cases) {
        return cases.contract().operations().stream()
                .filter(operation -> operation.path().equals("/authen"))
                .flatMap(operation -> ParameterCases.derive(operation, operation.parameterDomain()).stream()
                        .flatMap(derived -> cases.derived(
                                derived.id(),
                                derived.requirement(),
                                Map.of(
                                        "parametre",
                                        derived.field(),
                                        "operation",
                                        operation.method() + " " + operation.path()),
                                trial -> parameter(trial, operation, derived))));
    }

    private static void parameter(Trial trial, Operation operation, DerivedCase derived) {
        Map<String, String> sent = new LinkedHashMap<>();
        derived.change().apply(valid(trial, operation)).forEach((name, value) -> sent.put(name, String.valueOf(value)));
        String again = derived.twice()
                ? "&"
                        + GrantedToken.query(URI.create(""), Map.of(derived.field(), sent.get(derived.field())))
                                .getRawQuery()
                : "";
        Call call = Call.of(
                        operation.method(),
                        URI.create(GrantedToken.query(trial.target().authen(), sent) + again))
                .with("Accept", "*/*");
        boolean page = operation.method().equals("GET");
        Answer answer = trial.send(
                page ? call : call.with("Authorization", trial.implicit().user().userBasic()));
        if (!derived.accepted()) {
            refused(trial, derived, answer);
        } else if (page) {
            trial.expect().status(Level.CONTRAT, answer, 200);
        } else {
            redirected(trial, Level.CONTRAT, answer);
            trial.require(
                    Level.CONTRAT,
                    !token(answer).isEmpty()
                            && sent.getOrDefault("state", "")
                                    .equals(GrantedToken.fragment(answer).getOrDefault("state", "")),
                    new Text("un jeton et state dans le fragment", "a token and state in the fragment"),
                    Expectations.received(answer));
        }
    }

    /** What is known of this target, one of the contract's values, or its example. */
    private static Map<String, Object> valid(Trial trial, Operation operation) {
        Map<String, Object> valid = new LinkedHashMap<>();
        for (Field parameter : operation.parameters()) {
            valid.put(
                    parameter.name(),
                    switch (parameter.name()) {
                        case "client_id" -> trial.implicit().application();
                        case "redirect_uri" -> trial.implicit().redirectUri();
                        case "scope" -> Fonction.EXPERT.scopes();
                        default ->
                            parameter.values().isEmpty()
                                    ? parameter.example()
                                    : parameter.values().get(0);
                    });
        }
        return valid;
    }

    /** RFC 6749 section 4.2.2.1: told to the application, but for what says where to go. */
    private static void refused(Trial trial, DerivedCase derived, Answer answer) {
        if (Set.of("client_id", "redirect_uri").contains(derived.field())) {
            notRedirected(trial, answer);
            return;
        }
        if (derived.twice()) {
            // Whether `state` comes back is left open: it may be what was given twice.
            sentBack(trial, answer, "invalid_request");
            return;
        }
        sentBack(trial, answer, error(derived));
        if (derived.field().equals("state")) {
            trial.require(
                    Level.CONTRAT,
                    !GrantedToken.fragment(answer).containsKey("state"),
                    new Text("aucun state dans le fragment", "no state in the fragment"),
                    Text.both("#" + GrantedToken.fragment(answer).keySet()));
        }
    }

    /** D27 and D32, as at /token; the contract has one for each parameter. */
    private static String error(DerivedCase derived) {
        boolean missing = derived.requirement().matches("parametre\\.(manquant|vide)");
        return switch (derived.field()) {
            case "scope" -> "invalid_scope";
            case "response_type" -> missing ? "invalid_request" : "unsupported_response_type";
            default -> "invalid_request";
        };
    }

    private static void errorInFragment(Trial trial, Answer answer, String error) {
        sentBack(trial, answer, error);
        sameState(trial, GrantedToken.fragment(answer));
    }

    private static void sentBack(Trial trial, Answer answer, String error) {
        trial.refusal(answer);
        redirected(trial, Level.CONTRAT, answer);
        Map<String, String> fragment = GrantedToken.fragment(answer);
        trial.require(
                Level.CONTRAT,
                error.equals(fragment.get("error")) && token(answer).isEmpty(),
                Text.both("#error=" + error),
                Text.both("#" + fragment.keySet() + " error=" + fragment.get("error")));
        String description = fragment.getOrDefault("error_description", "");
        trial.require(
                Level.CONTRAT,
                DESCRIPTION.matcher(description).matches(),
                new Text(
                        "error_description en ASCII, sans guillemet ni barre inverse",
                        "error_description in ASCII, without quotation mark and backslash"),
                Text.both("error_description=" + description));
    }
}
