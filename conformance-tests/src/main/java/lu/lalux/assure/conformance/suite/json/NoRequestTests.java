package lu.lalux.assure.conformance.suite.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A body that holds no request is refused: a server must not record a request of default values in its place. */
@ExtendWith(BenchExtension.class)
public class NoRequestTests {

    private static final String EMPTY_OBJECT = "{}";

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("empty", "");
        bodies.put("blank", " \r\n");
        bodies.put("null", "null");
        bodies.put("number", "1");
        bodies.put("boolean", "true");
        bodies.put("empty-object", EMPTY_OBJECT);
        return bodies;
    }

    @TestFactory
    @Requirement("http.corps-sans-demande")
    Stream<DynamicTest> noRequest(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> bodies().entrySet().stream()
                        .flatMap(body -> Stream.concat(
                                test(cases, function, function.path(), function.word(), body),
                                test(cases, function, function.upload(), "document." + function.word(), body))));
    }

    private static Stream<DynamicTest> test(
            Cases cases, Fonction function, String path, String words, Map.Entry<String, String> body) {
        return cases.one(
                words + "." + body.getKey(),
                Map.of(
                        "operation",
                        "PUT " + path,
                        "corps",
                        "«" + body.getValue().strip() + "»"),
                trial -> refused(trial, function, path, body.getValue()));
    }

    private static void refused(Trial trial, Fonction function, String path, String body) {
        Operation operation = trial.contract().operation("PUT", path);
        Answer answer = trial.send(trial.call("PUT", path)
                .bearer(trial.token(trial.account(function), path))
                .body("application/json", body));
        String[] missing = body.equals(EMPTY_OBJECT)
                ? operation.fields().stream()
                        .filter(Field::required)
                        .map(field -> "/" + field.name())
                        .toArray(String[]::new)
                : new String[0];
        if (operation.maxFile() > 0) {
            trial.expect().uploadRefused(answer, missing);
        } else {
            trial.expect().refused(answer, 400, missing);
        }
        if (!body.equals(EMPTY_OBJECT)) {
            trial.expect().withoutFields(answer);
        }
    }
}
