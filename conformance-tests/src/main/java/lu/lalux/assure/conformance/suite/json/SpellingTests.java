package lu.lalux.assure.conformance.suite.json;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** JSON may be spelt in many ways and contain any character: the server must read the same values from all of them. */
@ExtendWith(BenchExtension.class)
public class SpellingTests {

    /** What needs an escape, what may have one, and a character outside the first plane. */
    private static final String SIGNS = " é/\\\"\b\f\n\r\t😀";

    /**
     * In no alphabet, invisible, of no meaning, or of a meaning elsewhere: characters all the same (RFC 8259 section
     * 7).
     */
    private static final String ODD = " <i>&amp;%41é\u200D\uFEFF\u2028\u0085\u007F\uFFFE\uFFFF\uDBFF\uDFFF.";

    private static final String NUL = "\u0000";

    /** D19: written otherwise it is the same request, so that a server that reads another text sees a conflict. */
    @TestFactory
    @Requirement("http.json-ecritures")
    Stream<DynamicTest> settlements(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = withReference(demande, SIGNS);
            Call call = demande.call(request);
            trial.expect().accepted(trial.send(call));
            spellings(request).forEach(json -> trial.expect().accepted(trial.send(body(call, json))));
        });
    }

    /** A slash is one of the 64 signs of Base64, and PHP escapes it. */
    @TestFactory
    @Requirement("http.json-ecritures-depot")
    Stream<DynamicTest> uploads(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Operation operation = trial.contract().operation("PUT", function.upload());
            Map<String, Object> request = new LinkedHashMap<>(operation.fullestExample());
            request.put(operation.only(Field::isFileName).name(), "CONF \"é😀\".pdf");
            request.put(operation.only(Field::isFile).name(), "JVBERi0xLjQK/+/+CiUlRU9GCg==");
            String token = trial.token(trial.account(function), function.upload());
            Call call = trial.json("PUT", function.upload(), token, request);
            spellings(request).forEach(json -> trial.expect().verified(trial.send(body(call, json)), "pdf"));
        });
    }

    /** Two texts are the same when their characters are (RFC 8259 section 8.3), and others are another reference. */
    @TestFactory
    @Requirement("http.json-caracteres")
    Stream<DynamicTest> characters(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = withReference(demande, ODD);
            trial.expect().accepted(demande.send(request));
            String reference = String.valueOf(request.get(demande.facts().reference()));
            likenesses(reference).forEach(other -> {
                Map<String, Object> alike = demande.valid();
                alike.put(demande.facts().reference(), other);
                trial.expect().accepted(demande.send(alike));
            });
            trial.expect().accepted(demande.send(request));
        });
    }

    /** JSON has it, and some databases have no place for it: a server may refuse it, and must not break. */
    @TestFactory
    @Requirement("http.json-nul")
    Stream<DynamicTest> nul(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Answer answer = demande.send(withReference(demande, NUL));
            trial.expect().acceptedOrRefused(answer);
            if (!answer.succeeds()) {
                trial.advise(new Text(
                        function.path() + " refuse U+0000 dans un texte ; le contrat ne l'exclut pas.",
                        function.path() + " refuses U+0000 in a text; the contract does not exclude it."));
            }
        });
    }

    private static Map<String, Object> withReference(Demande demande, String end) {
        Map<String, Object> request = demande.valid();
        request.computeIfPresent(demande.facts().reference(), (field, reference) -> reference + end);
        return request;
    }

    private static Stream<String> spellings(Map<String, Object> request) {
        return Arrays.stream(Spelling.values()).map(spelling -> spelling.of(request));
    }

    /**
     * The text as careless readers would have it: they compose characters anew, drop invisible ones and mark-up, decode
     * what is not encoded, or replace those that they do not know.
     */
    private static List<String> likenesses(String text) {
        return List.of(
                Normalizer.normalize(text, Normalizer.Form.NFD),
                text.replaceAll("[\u200D\uFEFF]", ""),
                text.replaceAll("[\uFFFE\uFFFF]", "\uFFFD"),
                text.replaceAll("[^\\x{0}-\\x{FFFF}]", "\uFFFD"),
                text.replaceAll("[\u2028\u0085\u007F]", " "),
                text.replace("<i>", ""),
                text.replace("&amp;", "&"),
                text.replace("%41", "A"));
    }

    private static Call body(Call call, String json) {
        return call.body("application/json", json);
    }
}
