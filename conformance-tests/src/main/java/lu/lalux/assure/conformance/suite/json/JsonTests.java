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

    /** Something before, behind or between: comments, commas, other signs (sections 2 and 4). */
    @TestFactory
    @Requirement("http.json-voisin")
    Stream<DynamicTest> nearlyJson(Cases cases) {
        return refused(cases, "http.json-voisin");
    }

    /** Words of other languages (section 3). */
    @TestFactory
    @Requirement("http.json-mots")
    Stream<DynamicTest> words(Cases cases) {
        return refused(cases, "http.json-mots");
    }

    /** Numbers of other languages (section 6). An upload has none. */
    @TestFactory
    @Requirement("http.json-nombres")
    Stream<DynamicTest> numbers(Cases cases) {
        return refused(cases, "http.json-nombres");
    }

    /** Quotes, escapes and characters that a text may not have (section 7). */
    @TestFactory
    @Requirement("http.json-chaines")
    Stream<DynamicTest> texts(Cases cases) {
        return refused(cases, "http.json-chaines");
    }

    /** Blanks that are none of the four (section 2). */
    @TestFactory
    @Requirement("http.json-blancs-etrangers")
    Stream<DynamicTest> blanks(Cases cases) {
        return refused(cases, "http.json-blancs-etrangers");
    }

    /** JSON, but no object, or one in another wrapping (D16). */
    @TestFactory
    @Requirement("http.json-un-objet")
    Stream<DynamicTest> oneObject(Cases cases) {
        return refused(cases, "http.json-un-objet");
    }

    /**
     * Section 4: of two members with one name, readers take the first, the last, or both. An escape makes no other name
     * of it.
     */
    @TestFactory
    @Requirement("http.json-nom-double")
    Stream<DynamicTest> repeatedNames(Cases cases) {
        return refused(
                cases,
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

    private static Stream<DynamicTest> refused(Cases cases, String requirement) {
        return refused(cases, (operation, request) -> FLAWS.in(requirement, operation, request));
    }

    private static Stream<DynamicTest> refused(Cases cases, Flawed flawed) {
        return refused(cases, flawed, (trial, operation, answer) -> {});
    }

    private static Stream<DynamicTest> refused(Cases cases, Flawed flawed, Told told) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.concat(
                        settlements(cases, flawed, told, function), uploads(cases, flawed, told, function)));
    }

    private static Stream<DynamicTest> settlements(Cases cases, Flawed flaws, Told told, Fonction function) {
        Operation operation = cases.contract().operation("PUT", function.path());
        return cases.one(
                function.word(),
                Map.of("operation", "PUT " + function.path()),
                trial -> flaws.in(operation, new Demande(trial, function).toRefuse())
                        .forEach(flawed -> {
                            Answer answer = send(trial, function, operation, flawed);
                            trial.expect().refused(answer, 400);
                            told.check(trial, operation, answer);
                        }));
    }

    private static Stream<DynamicTest> uploads(Cases cases, Flawed flaws, Told told, Fonction function) {
        Operation operation = cases.contract().operation("PUT", function.upload());
        Map<String, Object> request = operation.fullestExample();
        if (flaws.in(operation, request).findAny().isEmpty()) {
            return Stream.empty();
        }
        return cases.one(
                "document." + function.word(),
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
