package lu.lalux.assure.conformance.suite.json;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A text that is nearly JSON is refused: two readers could read it in two ways, and a server might record another
 * request than the one that was sent.
 */
@ExtendWith(BenchExtension.class)
public class JsonTests {

    /** What is wrong with a request, in one way after the other. */
    @FunctionalInterface
    private interface Flawed {
        Stream<String> in(Operation operation, Map<String, Object> right);
    }

    private static final JsonFlaws FLAWS = JsonFlaws.all();

    private static final String REPEATED = "http.json-nom-double";

    /** What is readable JSON: the contract leaves it open by which type it is refused. */
    private static final String NO_OBJECT = "http.json-un-objet";

    /**
     * By the sections of RFC 8259, and by D16: JSON that is no object, or one in another wrapping. Who says of what is no
     * JSON that a field is wrong has read it all the same, as null perhaps.
     */
    @TestFactory
    @Requirement({
        "http.json-voisin",
        "http.json-mots",
        "http.json-nombres",
        "http.json-chaines",
        "http.json-blancs-etrangers",
        NO_OBJECT
    })
    Stream<DynamicTest> flaws(Cases cases) {
        return FLAWS.requirements().stream()
                .flatMap(requirement -> refused(
                        cases,
                        requirement,
                        (operation, request) -> FLAWS.in(requirement, operation, request),
                        requirement.equals(NO_OBJECT)
                                ? (trial, operation, answer) -> {}
                                : (trial, operation, answer) -> trial.expect().typed(answer, "json-illisible")));
    }

    /**
     * Section 4: of two members with one name, readers take the first, the last, or both. An escape makes no other name
     * of it.
     */
    @TestFactory
    @Requirement(REPEATED)
    Stream<DynamicTest> repeatedNames(Cases cases) {
        return refused(
                cases,
                REPEATED,
                JsonTests::repeated,
                (trial, operation, answer) -> trial.expect().repeated(answer, repeatable(operation)));
    }

    private static Stream<String> repeated(Operation operation, Map<String, Object> request) {
        String name = repeatable(operation);
        String value = "\"" + (operation.maxFile() > 0 ? "CONF.pdf" : "CONF") + "\"";
        JsonParts parts = new JsonParts(operation, request);
        String plain = "\"" + name + "\":" + value;
        String escaped = String.format(Locale.ROOT, "\"\\u%04x%s\":%s", (int) name.charAt(0), name.substring(1), value);
        return Stream.of(
                        parts.with(JsonParts.Part.END, "," + plain + "}"),
                        parts.with(JsonParts.Part.END, "," + escaped + "}"),
                        parts.with(JsonParts.Part.START, "{" + escaped + ","))
                .flatMap(Optional::stream);
    }

    /** One that has several right values, whatever the others are. */
    private static String repeatable(Operation operation) {
        String reference = operation.settlement().map(Settlement::reference).orElse("");
        return operation
                .only(field ->
                        field.isFileName() || (field.isFree() && !field.name().equals(reference)))
                .name();
    }

    private static Stream<DynamicTest> refused(Cases cases, String requirement, Flawed flaws, Told told) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.concat(
                        settlements(cases, requirement, flaws, told, function),
                        uploads(cases, requirement, flaws, told, function)));
    }

    private static Stream<DynamicTest> settlements(
            Cases cases, String requirement, Flawed flaws, Told told, Fonction function) {
        Operation operation = cases.contract().operation("PUT", function.path());
        return cases.derived(
                requirement + "." + function.word(),
                requirement,
                Map.of("operation", "PUT " + function.path()),
                trial -> flaws.in(operation, new Demande(trial, function).toRefuse())
                        .forEach(flawed -> {
                            Answer answer = send(trial, function, operation, flawed);
                            trial.expect().refused(answer, 400);
                            told.check(trial, operation, answer);
                        }));
    }

    private static Stream<DynamicTest> uploads(
            Cases cases, String requirement, Flawed flaws, Told told, Fonction function) {
        Operation operation = cases.contract().operation("PUT", function.upload());
        Map<String, Object> request = operation.fullestExample();
        if (flaws.in(operation, request).findAny().isEmpty()) {
            return Stream.empty();
        }
        return cases.derived(
                requirement + ".document." + function.word(),
                requirement,
                Map.of("operation", "PUT " + function.upload()),
                trial -> flaws.in(operation, request).forEach(flawed -> {
                    Answer answer = send(trial, function, operation, flawed);
                    trial.expect().uploadRefused(answer);
                    told.check(trial, operation, answer);
                }));
    }

    private static Answer send(Trial trial, Fonction function, Operation operation, String flawed) {
        String token = trial.token(trial.account(function), operation.path());
        return trial.send(trial.call("PUT", operation.path()).bearer(token).body("application/json", flawed));
    }

    /** What a refusal has to say of the flaw, if anything. */
    private interface Told {
        void check(Trial trial, Operation operation, Answer answer);
    }
}
