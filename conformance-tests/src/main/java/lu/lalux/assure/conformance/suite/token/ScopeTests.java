package lu.lalux.assure.conformance.suite.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is asked for is granted, said and held to, no more and no less: RFC 6749 section 3.3, contract, {@code scope}.
 */
@ExtendWith(BenchExtension.class)
public class ScopeTests {

    @Test
    @Requirement("token.portee-approchante")
    void nearly(Trial trial) {
        NearScope.of(Fonction.REPARATEUR)
                .forEach(scope -> invalid(trial, trial.target().client(), scope));
    }

    @Test
    @Requirement("token.separateur")
    void separators(Trial trial) {
        NearScope.wronglySeparated(Fonction.REPARATEUR)
                .forEach(scope -> invalid(trial, trial.target().client(), scope));
    }

    /** Where nobody is said to have both trades, a client may have them: D15. */
    @Test
    @Requirement("token.portee-autre-metier")
    void ofTheOtherTrade(Trial trial) {
        trial.oneTradeEach();
        for (Fonction function : Fonction.values()) {
            if (trial.account(function) instanceof Account.Client client) {
                Fonction other = function.other();
                for (String scope :
                        List.of(other.path(), other.upload(), function.path() + " " + other.path(), other.scopes())) {
                    invalid(trial, client.credentials(), scope);
                }
            }
        }
    }

    /** The order does not matter (RFC 6749 section 3.3). */
    @Test
    @Requirement("token.portees-exactes")
    void exactly(Trial trial) {
        Fonction function = Fonction.REPARATEUR;
        for (List<String> scopes : List.of(
                List.of(function.path()),
                List.of(function.upload()),
                List.of(function.path(), function.upload()),
                List.of(function.upload(), function.path()))) {
            granted(trial, trial.target().client(), scopes);
        }
    }

    /** Each token of one scope, at each of the four operations. */
    @TestFactory
    @Requirement("token.portee-tenue")
    Stream<DynamicTest> held(Cases cases) {
        return Guarded.forEach(
                cases,
                (trial, operation) -> opens(trial, operation.right(trial), Set.of(operation.path()), Level.DOCUMENT));
    }

    /** What a client may have is one thing, what a token of it was asked for another. */
    @Test
    @Requirement("token.deux-metiers")
    void ofBothTrades(Trial trial) {
        Account both = trial.bothAccount();
        List<String> all = Guarded.all().map(Guarded::path).toList();
        List<List<String>> asked = new ArrayList<>(all.stream().map(List::of).toList());
        asked.add(List.of(Fonction.REPARATEUR.path(), Fonction.EXPERT.path()));
        asked.add(List.of(Fonction.EXPERT.upload(), Fonction.REPARATEUR.upload()));
        asked.add(all);
        for (List<String> scopes : asked) {
            String token = granted(trial, ((Account.Client) both).credentials(), scopes);
            opens(trial, token, Set.copyOf(scopes), Level.CONTRAT);
        }
    }

    private static String granted(Trial trial, Credentials client, List<String> scopes) {
        Answer answer = trial.send(trial.tokenForm().call(trial.target().token(), client, String.join(" ", scopes)));
        trial.expect().status(Level.CONTRAT, answer, 200);
        List<String> said = new ArrayList<>(
                Arrays.asList(answer.json().path("scope").asString("").split(" ")));
        Collections.sort(said);
        trial.require(
                Level.CONTRAT,
                said.equals(List.copyOf(new TreeSet<>(scopes))),
                Text.both("scope: " + String.join(" ", scopes)),
                Text.both("scope: " + answer.json().path("scope")));
        return answer.json().path("access_token").asString("");
    }

    /**
     * A request without fields is enough to see whether the token is taken: it is then refused for its fields. Where the
     * token is not to be taken, the body's form is right: a server may look at that first.
     */
    static void opens(Trial trial, String token, Set<String> scopes, Level level) {
        Guarded.all().forEach(operation -> {
            boolean opened = scopes.contains(operation.path());
            Map<String, Object> body = opened ? Map.of() : operation.example(trial);
            Answer answer = trial.send(trial.json("PUT", operation.path(), token, body));
            if (!opened) {
                trial.expect().forbidden(answer, operation.path());
                return;
            }
            trial.require(
                    level,
                    answer.status() != 401 && answer.status() != 403,
                    new Text(
                            "le jeton ouvre " + operation.path() + " (ni 401 ni 403)",
                            "the token opens " + operation.path() + " (neither 401 nor 403)"),
                    Expectations.received(answer));
        });
    }

    private static void invalid(Trial trial, Credentials client, String scope) {
        trial.expect()
                .oauthError(
                        trial.send(trial.tokenForm().call(trial.target().token(), client, scope)),
                        400,
                        "invalid_scope");
    }
}
