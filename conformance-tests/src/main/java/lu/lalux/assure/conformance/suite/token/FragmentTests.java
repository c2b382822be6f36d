package lu.lalux.assure.conformance.suite.token;

import static lu.lalux.assure.conformance.suite.token.Authen.authorise;
import static lu.lalux.assure.conformance.suite.token.Authen.redirected;
import static lu.lalux.assure.conformance.suite.token.Authen.request;
import static lu.lalux.assure.conformance.suite.token.Authen.token;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the application finds in its fragment: RFC 6749 sections 4.2.2 and 4.2.2.1. */
@ExtendWith(BenchExtension.class)
public class FragmentTests {

    /** What an application may well write; decoded once too often, trimmed or cut, each is another one. */
    private static final List<String> STATES = List.of(
            "a%2Bb%20c%26d",
            "a+b c",
            " a ",
            "{\"a\":[1,2]}",
            "<'\"&amp;>\\",
            "a=b&state=c#d",
            "0123",
            "TRUE",
            "x".repeat(300),
            "eyJhIjoxfQ==");

    private static final Set<String> NOT_TOKEN =
            Set.of("unsupported_response_type", "unauthorized_client", "invalid_request");

    @Test
    @Requirement("authen.state-exact")
    void exactState(Trial trial) {
        trial.implicit();
        for (String state : STATES) {
            sameState(trial, page(trial, Map.of("state", state, "response_type", "conf")), state);
        }
        // All at once, as a password takes its server a tenth of a second.
        String all = String.join(" ", STATES);
        sameState(trial, authorise(trial, Map.of("state", all)), all);
    }

    /** A list of that name, which some readers make of brackets, is another parameter. */
    @Test
    @Requirement("authen.state-absent")
    void noState(Trial trial) {
        trial.implicit();
        for (Answer answer : List.of(
                authorise(trial, Map.of()),
                authorise(trial, Map.of("state[]", "conf")),
                page(trial, Map.of("response_type", "conf")))) {
            redirected(trial, Level.CONTRAT, answer);
            trial.require(
                    Level.CONTRAT,
                    !GrantedToken.fragment(answer).containsKey("state"),
                    new Text("pas de state dans le fragment", "no state in the fragment"),
                    Text.both("state=" + GrantedToken.fragment(answer).get("state")));
        }
    }

    /** RFC 3986 section 3.5: a fragment is ASCII; RFC 6749 section 3.1: nothing is given twice. */
    @Test
    @Requirement("authen.fragment-bien-ecrit")
    void wellWritten(Trial trial) {
        Answer answer = authorise(trial, Map.of("state", Authen.STATE));
        redirected(trial, Level.CONTRAT, answer);
        String location = answer.header("Location").orElse("");
        List<String> names = Stream.of(
                        location.substring(location.indexOf('#') + 1).split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .toList();
        trial.require(
                Level.CONTRAT,
                location.matches("[!-~]*") && names.size() == Set.copyOf(names).size(),
                new Text("de l'ASCII sans espace, chaque nom une fois", "ASCII without spaces, each name once"),
                Text.both("#" + String.join(", ", names)));
    }

    @Test
    @Requirement("authen.response-type-approchant")
    void otherResponseTypes(Trial trial) {
        trial.implicit();
        for (String type : List.of("code", "token code", "code token", "id_token", "token id_token", "none")) {
            notToken(trial, type);
        }
        Stream.of(NearText.SHORTER, NearText.LONGER, NearText.OTHER_END, NearText.SPACE_BEFORE, NearText.SPACE_BEHIND)
                .forEach(near -> notToken(trial, near.of("token")));
    }

    private static void notToken(Trial trial, String type) {
        for (Answer answer :
                List.of(authorise(trial, Map.of("response_type", type)), page(trial, Map.of("response_type", type)))) {
            trial.refusal(answer);
            redirected(trial, Level.CONTRAT, answer);
            Map<String, String> fragment = GrantedToken.fragment(answer);
            trial.require(
                    Level.CONTRAT,
                    token(answer).isEmpty() && NOT_TOKEN.contains(fragment.getOrDefault("error", "")),
                    Text.both("#error=" + String.join(" | ", new TreeSet<>(NOT_TOKEN))),
                    Text.both("#" + fragment.keySet() + " error=" + fragment.get("error")));
        }
    }

    /**
     * RFC 6749 section 3.1: what is not known is ignored; what asks for the token elsewhere than in the fragment, above
     * all.
     */
    @Test
    @Requirement("authen.parametre-inconnu")
    void unknownParameters(Trial trial) {
        trial.implicit();
        for (Map<String, String> more : List.of(
                Map.of("conf", "1"), Map.of("conf", ""), Map.of("response_mode", "query"), Map.of("nonce", "conf"))) {
            Answer answer = authorise(trial, more);
            redirected(trial, Level.CONTRAT, answer);
            trial.require(
                    Level.CONTRAT,
                    !token(answer).isEmpty(),
                    new Text("un jeton dans le fragment", "a token in the fragment"),
                    Expectations.received(answer));
        }
    }

    /** A space between scopes is {@code +} or {@code %20}. */
    @Test
    @Requirement("authen.espace")
    void space(Trial trial) {
        Call call = request(trial, "POST", Map.of())
                .with("Authorization", trial.implicit().user().userBasic());
        for (String space : List.of("+", "%20")) {
            String address = call.uri().toString().replace("+", space);
            said(
                    trial,
                    trial.send(call.at(URI.create(address))),
                    List.of(Fonction.EXPERT.path(), Fonction.EXPERT.upload()));
        }
    }

    /** One scope that is asked for is granted alone, said, and the only one that the token opens. */
    @Test
    @Requirement("authen.portee-tenue")
    void oneScope(Trial trial) {
        trial.implicit();
        for (String scope : List.of(Fonction.EXPERT.path(), Fonction.EXPERT.upload())) {
            Answer answer = authorise(trial, Map.of("scope", scope));
            said(trial, answer, List.of(scope));
            ScopeTests.opens(trial, token(answer), Set.of(scope), Level.CONTRAT);
        }
        Answer reversed = authorise(trial, Map.of("scope", Fonction.EXPERT.upload() + " " + Fonction.EXPERT.path()));
        said(trial, reversed, List.of(Fonction.EXPERT.path(), Fonction.EXPERT.upload()));
    }

    @Test
    @Requirement("authen.portee-approchante")
    void nearScopes(Trial trial) {
        trial.implicit();
        Stream.concat(NearScope.of(Fonction.EXPERT).stream(), NearScope.wronglySeparated(Fonction.EXPERT).stream())
                .forEach(scope ->
                        invalidScope(trial, authorise(trial, Map.of("scope", scope)), Set.of("invalid_scope")));
    }

    /** Of scopes that there are: the length is all that is wrong. */
    @TestFactory
    @Requirement("authen.portee-trop-longue")
    Stream<DynamicTest> longScope(Cases cases) {
        return Stream.of("GET", "POST")
                .flatMap(method -> cases.one(method.toLowerCase(Locale.ROOT), Map.of("methode", method), trial -> {
                    trial.implicit();
                    String scope = Fonction.EXPERT.path();
                    int most = Math.toIntExact(trial.contract().operation(method, "/authen").parameters().stream()
                            .filter(parameter -> parameter.name().equals("scope"))
                            .findFirst()
                            .orElseThrow()
                            .maxLength()
                            .orElseThrow());
                    Map<String, String> many = Map.of("scope", (scope + " ").repeat(most / scope.length()) + scope);
                    Answer answer = method.equals("GET") ? page(trial, many) : authorise(trial, many);
                    invalidScope(trial, answer, Set.of("invalid_scope"));
                }));
    }

    /** Where nobody is said to have both trades, a person may have them: D15. */
    @Test
    @Requirement("authen.portee-autre-metier")
    void ofTheOtherTrade(Trial trial) {
        trial.implicit();
        trial.oneTradeEach();
        for (String scope : List.of(
                Fonction.REPARATEUR.path(),
                Fonction.REPARATEUR.upload(),
                Fonction.EXPERT.path() + " " + Fonction.REPARATEUR.path())) {
            invalidScope(trial, authorise(trial, Map.of("scope", scope)), Set.of("invalid_scope", "access_denied"));
        }
    }

    private static void invalidScope(Trial trial, Answer answer, Set<String> errors) {
        trial.refusal(answer);
        redirected(trial, Level.CONTRAT, answer);
        Map<String, String> fragment = GrantedToken.fragment(answer);
        trial.require(
                Level.CONTRAT,
                token(answer).isEmpty() && errors.contains(fragment.getOrDefault("error", "")),
                Text.both("#error=" + String.join(" | ", new TreeSet<>(errors))),
                Text.both("#" + fragment.keySet() + " error=" + fragment.get("error")));
    }

    private static void said(Trial trial, Answer answer, List<String> scopes) {
        redirected(trial, Level.CONTRAT, answer);
        String said = GrantedToken.fragment(answer).getOrDefault("scope", "");
        List<String> each = Arrays.asList(said.split(" "));
        trial.require(
                Level.CONTRAT,
                each.size() == scopes.size() && each.containsAll(scopes),
                Text.both("scope=" + String.join(" ", scopes)),
                Text.both("scope=" + said));
    }

    private static void sameState(Trial trial, Answer answer, String state) {
        redirected(trial, Level.CONTRAT, answer);
        String received = GrantedToken.fragment(answer).get("state");
        trial.require(
                Level.CONTRAT, state.equals(received), Text.both("state=" + state), Text.both("state=" + received));
    }

    private static Answer page(Trial trial, Map<String, String> changes) {
        return trial.send(request(trial, "GET", new LinkedHashMap<>(changes)));
    }
}
