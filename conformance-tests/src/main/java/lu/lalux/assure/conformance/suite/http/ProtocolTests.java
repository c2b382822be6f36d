package lu.lalux.assure.conformance.suite.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contract says of every path: RFC 9110, with a problem (D16) in each case. */
@ExtendWith(BenchExtension.class)
public class ProtocolTests {

    private static final String LANGUAGE = "Accept-Language";

    @Test
    @Requirement("http.chemin-inconnu")
    void unknownPath(Trial trial) {
        String token = trial.token(trial.account(Fonction.REPARATEUR), Fonction.REPARATEUR.scopes());
        // A path that the contract knows is found.
        trial.restsOn("PUT", Fonction.REPARATEUR.path());
        trial.expect().refused(trial.send(trial.json("PUT", "/conf-inconnu", token, Map.of())), 404);
        // What is behind the path of a token's endpoint is another path.
        for (URI endpoint : List.of(trial.target().token(), trial.target().authen())) {
            for (String more : List.of("/", "/conf-inconnu")) {
                Call call = Call.of("POST", URI.create(endpoint + more))
                        .body("application/x-www-form-urlencoded", "conf=1");
                trial.expect().refused(trial.send(call), 404);
            }
        }
    }

    @TestFactory
    @Requirement("http.methode")
    Stream<DynamicTest> wrongMethod(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            String token = trial.token(trial.account(function), function.scopes());
            Answer answer = trial.send(trial.call("GET", function.path()).bearer(token));
            trial.expect().refused(answer, 405);
            trial.require(
                    Level.CONTRAT,
                    answer.header("Allow").orElse("").contains("PUT"),
                    Text.both("Allow: PUT"),
                    Text.both("Allow: " + answer.header("Allow").orElse("∅")));
        });
    }

    @TestFactory
    @Requirement("http.langue")
    Stream<DynamicTest> language(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            String token = trial.token(trial.account(function), function.path());
            String uploads = trial.token(trial.account(function), function.upload());
            Call call = trial.call("PUT", function.path()).bearer(token).body("application/json", "{");
            // Nothing is said of other languages, of which no text is: it is no 406 of theirs.
            trial.expect().refused(trial.send(call.with(LANGUAGE, "lb-LU, de;q=0.8")), 400);
            String title = title(titled(trial, call, 400));
            Answer british = trial.send(call.with(LANGUAGE, "en-GB"));
            trial.require(
                    Level.CONTRAT,
                    title(british).equals(title),
                    Text.both("en-GB: " + title),
                    Text.both("title: " + title(british)));
            // What is refused before a body is read, another part of a server often tells.
            titled(trial, call.with("Content-Type", "text/plain"), 415);
            Demande demande = new Demande(trial, function);
            Call right = demande.call(demande.toRefuse());
            titled(trial, right.without("Authorization"), 401);
            titled(trial, right.bearer(uploads), 403);
            titled(trial, trial.call("GET", function.path()).bearer(token), 405);
            titled(trial, trial.json("PUT", "/conf-inconnu", token, Map.of()), 404);
            titled(trial, trial.json("PUT", function.upload(), uploads, Map.of()), 400);
            int most = trial.contract().operation("PUT", function.path()).maxBody();
            titled(trial, call.body("application/json", " ".repeat(most + 1)), 413);
            for (URI endpoint : List.of(trial.target().token(), trial.target().authen())) {
                titled(trial, Call.of("DELETE", endpoint), 405);
            }
        });
    }

    /** What a settlement's own part of a server tells, when it has read the request. */
    @TestFactory
    @Requirement("http.langue-des-regles")
    Stream<DynamicTest> languageOfRules(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            Map<String, Object> unknown = new LinkedHashMap<>(request);
            List<String> keys = trial.contract().operation("PUT", function.path()).keys().stream()
                    .map(Field::name)
                    .toList();
            keys.forEach(key -> unknown.put(key, UUID.randomUUID() + ".pdf"));
            Answer refused = titled(trial, demande.call(unknown), 422);
            keys.forEach(key -> trial.expect().code(refused, "/" + key, "cle-inconnue"));
            trial.expect().accepted(demande.send(request));
            trial.expect().conflict(titled(trial, demande.call(demande.other(request, 1)), 409), demande.facts());
        });
    }

    /** {@return the English answer} */
    private static Answer titled(Trial trial, Call call, int status) {
        Answer french = trial.send(call.with(LANGUAGE, "fr"));
        Answer english = trial.send(call.with(LANGUAGE, "en"));
        trial.expect().refused(french, status);
        trial.expect().refused(english, status);
        trial.require(
                Level.CONTRAT,
                !french.json().path("title").equals(english.json().path("title")),
                new Text("un titre par langue", "a title for each language"),
                Text.both(status + ", title: " + english.json().path("title")));
        // What each fault says, too, where it says anything.
        List<String> told = details(english);
        trial.require(
                Level.CONTRAT,
                told.isEmpty() || !details(french).equals(told),
                new Text("un detail par langue", "a detail for each language"),
                Text.both(status + ", errors: " + told));
        return english;
    }

    private static List<String> details(Answer problem) {
        return problem.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("detail").asString(""))
                .filter(detail -> !detail.isEmpty())
                .toList();
    }

    private static String title(Answer problem) {
        return problem.json().path("title").asString("");
    }
}
