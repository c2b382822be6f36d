package lu.lalux.assure.conformance.suite.http;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a problem says (D16): its type, its faults' codes, its texts. */
@ExtendWith(BenchExtension.class)
public class ProblemTests {

    private static final int AT_ONCE = 8;

    private static final String MISSING = "numeroSinistre";
    private static final String UNKNOWN = "champConformiteInconnu";
    private static final String LANGUAGE = "Accept-Language";
    private static final String BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /**
     * Each test that sees a problem looks at its type; here are those that the contract gives a settlement, at a
     * glance.
     */
    @TestFactory
    @Requirement("http.catalogue")
    Stream<DynamicTest> catalogue(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = faulty(trial, function);
            Answer invalid = refused(trial, call);
            Answer otherType = trial.send(call.with("Content-Type", "text/plain"));
            Answer stranger = trial.send(stranger(trial, function));
            trial.expect().refused(otherType, 415);
            trial.expect().unauthenticated(stranger);
            trial.expect().ofTypesOfTheirOwn(List.of(invalid, otherType, stranger));
        });
    }

    /**
     * A client acts upon a code. Each test that sees a fault of form looks at its code; here are three of them at once.
     */
    @TestFactory
    @Requirement("http.codes")
    Stream<DynamicTest> codes(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.toRefuse();
            request.remove(MISSING);
            request.put("dateFacture", null);
            request.put(UNKNOWN, "valeur");
            Answer answer = demande.send(request);
            trial.expect().refused(answer, 400, "/" + MISSING, "/dateFacture", "/" + UNKNOWN);
            trial.expect().code(answer, "/" + MISSING, "champ-obligatoire");
            trial.expect().code(answer, "/dateFacture", "champ-obligatoire");
            trial.expect().code(answer, "/" + UNKNOWN, "champ-inconnu");
        });
    }

    /** Whoever asks for no language is answered in French. */
    @TestFactory
    @Requirement("http.langue-par-defaut")
    Stream<DynamicTest> french(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = faulty(trial, function);
            Answer french = refused(trial, call.with(LANGUAGE, "fr"));
            // What one request asks for is not for the next one.
            refused(trial, call.with(LANGUAGE, "en"));
            Answer unasked = refused(trial, call);
            trial.require(
                    Level.CONTRAT,
                    texts(unasked).equals(texts(french)),
                    new Text("les textes français", "the French texts"),
                    Text.both(texts(unasked) + " ≠ " + texts(french)));
        });
    }

    @TestFactory
    @Requirement("http.langue-details")
    Stream<DynamicTest> details(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = faulty(trial, function);
            List<String> french = details(refused(trial, call.with(LANGUAGE, "fr")));
            List<String> english = details(refused(trial, call.with(LANGUAGE, "en")));
            same(trial, call.with(LANGUAGE, "EN"), english);
            trial.require(
                    Level.CONTRAT,
                    french.stream().noneMatch(english::contains),
                    new Text("un detail par langue", "a detail for each language"),
                    Text.both(english.toString()));
            // English is named, and not preferred, or not wanted at all (RFC 9110 sections 12.4.2 and 12.5.4).
            same(trial, call.with(LANGUAGE, "fr-FR, fr;q=0.9, en;q=0.8"), french);
            same(trial, call.with(LANGUAGE, "en;q=0"), french);
            // Each in its own, at the same time too.
            List<String> mixed = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> number % 2 == 0 ? "fr" : "en")
                    .toList();
            List<Answer> answers = trial.sendTogether(mixed.stream()
                    .map(language -> call.with(LANGUAGE, language))
                    .toList());
            for (int number = 0; number < AT_ONCE; number++) {
                same(trial, answers.get(number), mixed.get(number).equals("fr") ? french : english);
            }
        });
    }

    private static void same(Trial trial, Call call, List<String> right) {
        same(trial, trial.send(call), right);
    }

    private static void same(Trial trial, Answer answer, List<String> right) {
        List<String> told = details(refused(trial, answer));
        trial.require(Level.CONTRAT, told.equals(right), Text.both(right.toString()), Text.both(told.toString()));
    }

    /**
     * The contract has no other form of a refusal; a framework's error page comes to whoever says that it reads HTML.
     */
    @TestFactory
    @Requirement("http.probleme-navigateur")
    Stream<DynamicTest> askedByABrowser(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call browsers = faulty(trial, function).with("Accept", BROWSERS);
            refused(trial, browsers);
            refused(trial, browsers.with("Accept", "application/json"));
            // A browser is sent to a page to sign in, and a script is spared the challenge, by whoever has users.
            Call strangers = stranger(trial, function).with("Accept", BROWSERS);
            trial.expect().unauthenticated(trial.send(strangers));
            trial.expect()
                    .unauthenticated(
                            trial.send(strangers.with("Accept", "*/*").with("X-Requested-With", "XMLHttpRequest")));
        });
    }

    /** RFC 8259 section 8.1. */
    @TestFactory
    @Requirement("http.reponse-utf-8")
    Stream<DynamicTest> encoding(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Answer answer = refused(trial, faulty(trial, function).with(LANGUAGE, "fr"));
            trial.require(
                    Level.CONTRAT,
                    answer.utf8(),
                    new Text("un corps en UTF-8", "a body in UTF-8"),
                    Expectations.received(answer));
        });
    }

    private static Call faulty(Trial trial, Fonction function) {
        Demande demande = new Demande(trial, function);
        Map<String, Object> request = demande.toRefuse();
        request.remove(MISSING);
        return demande.call(request);
    }

    /** Without a token, and right in all else: what a server looks at first is its own choice. */
    private static Call stranger(Trial trial, Fonction function) {
        Demande demande = new Demande(trial, function);
        return demande.call(demande.toRefuse()).without("Authorization");
    }

    private static Answer refused(Trial trial, Call call) {
        return refused(trial, trial.send(call));
    }

    private static Answer refused(Trial trial, Answer answer) {
        trial.expect().refused(answer, 400, "/" + MISSING);
        return answer;
    }

    private static List<String> texts(Answer problem) {
        return Stream.concat(Stream.of(problem.json().path("title").asString("")), ofFaults(problem))
                .toList();
    }

    private static List<String> details(Answer problem) {
        return Stream.concat(Stream.of(problem.json().path("detail").asString("")), ofFaults(problem))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Stream<String> ofFaults(Answer problem) {
        return problem.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("detail").asString(""));
    }
}
