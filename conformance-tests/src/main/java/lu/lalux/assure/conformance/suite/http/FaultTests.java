package lu.lalux.assure.conformance.suite.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem names everything that is wrong with a request, each fault at its place (D16). That it names nothing else is
 * checked by every test of a refusal.
 */
@ExtendWith(BenchExtension.class)
public class FaultTests {

    private static final String UNKNOWN = "champConformiteInconnu";

    /** Of being wrong, that there are for each field. */
    private static final int WAYS = 6;

    private static final String LONG = "X".repeat(1_000);

    /** As pointers have them (RFC 6901 sections 3 and 5): with two signs escaped, and no others. */
    private static final Map<String, String> POINTERS = Map.of(
            "a/b", "/a~1b",
            "m~n", "/m~0n",
            "~1", "/~01",
            "x y%25", "/x y%25",
            "a\"b\\c", "/a\"b\\c",
            "été", "/été",
            "a.b[0]", "/a.b[0]",
            "", "/");

    @TestFactory
    @Requirement("http.champs-tous-manquants")
    Stream<DynamicTest> everyFieldMissing(Cases cases) {
        return everywhere(cases, (trial, operation) -> refused(trial, operation, Map.of(), required(operation)));
    }

    /**
     * Servers look for what is missing, unknown, of another type or out of bounds one after the other, and stop at the
     * first; or look for one of these only where there is nothing else.
     */
    @TestFactory
    @Requirement("http.fautes-de-chaque-sorte")
    Stream<DynamicTest> everyFieldWrong(Cases cases) {
        return everywhere(cases, (trial, operation) -> {
            List<Field> fields = operation.fields();
            besideOneTwice(trial, operation, fields.get(0).name(), fields.get(1).name());
            for (int turn = 0; turn < WAYS; turn++) {
                Map<String, Object> request = new LinkedHashMap<>();
                for (int number = 0; number < fields.size(); number++) {
                    wrong(request, fields.get(number), number + turn);
                }
                request.put(UNKNOWN, "valeur");
                refused(
                        trial,
                        operation,
                        request,
                        Stream.concat(fields.stream().map(Field::name), Stream.of(UNKNOWN))
                                .toList());
            }
        });
    }

    private static void besideOneTwice(Trial trial, Operation operation, String twice, String wrong) {
        Map<String, Object> request = right(trial, operation);
        request.put(wrong, Map.of());
        request.put(UNKNOWN, "valeur");
        Call call = trial.json(
                "PUT", operation.path(), trial.token(trial.account(function(operation)), operation.path()), request);
        String first = JsonMapper.shared().writeValueAsString(Map.of(twice, request.get(twice)));
        String json = first.replaceFirst("}$", ",") + call.text(call.length()).substring(1);
        Answer answer = trial.send(call.body("application/json", json));
        if (operation.maxFile() > 0) {
            trial.expect().uploadRefused(answer);
        } else {
            trial.expect().refused(answer, 400);
        }
        trial.expect().repeatedAmongOthers(answer, "/" + twice, "/" + wrong, "/" + UNKNOWN);
    }

    @TestFactory
    @Requirement("http.pointeurs")
    Stream<DynamicTest> pointers(Cases cases) {
        return everywhere(cases, (trial, operation) -> {
            Map<String, Object> request = right(trial, operation);
            POINTERS.keySet().forEach(name -> request.put(name, "valeur"));
            expect(trial, operation, request, POINTERS.values().toArray(String[]::new));
        });
    }

    /** It is quoted to who is asked for help: two that are alike would name neither. */
    @TestFactory
    @Requirement("http.instance")
    Stream<DynamicTest> instance(Cases cases) {
        return everywhere(cases, (trial, operation) -> {
            String first = instance(trial, operation);
            String second = instance(trial, operation);
            trial.require(
                    Level.CONTRAT,
                    first.isEmpty() || !first.equals(second),
                    new Text("une autre instance chaque fois, ou aucune", "another instance each time, or none"),
                    Text.both("instance: " + second));
        });
    }

    private static String instance(Trial trial, Operation operation) {
        return refused(trial, operation, Map.of(), required(operation))
                .json()
                .path("instance")
                .asString("");
    }

    private static List<String> required(Operation operation) {
        return operation.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .toList();
    }

    /**
     * In the ways that there are, one after the other: a field is missing, null, of another type, empty, too long, or not
     * as it must be.
     */
    private static void wrong(Map<String, Object> request, Field field, int number) {
        String name = field.name();
        if (!field.required()) {
            request.put(name, -1);
            return;
        }
        switch (number % WAYS) {
            case 0 -> request.put(name, null);
            case 1 -> request.put(name, Map.of());
            case 2 -> request.put(name, field.type().equals("string") ? "" : "oui");
            case 3 -> request.put(name, field.isFree() ? LONG : "?");
            case 4 -> request.put(name, field.maxLength().isPresent() ? LONG : "?");
            default -> {
                // It is missing.
            }
        }
    }

    private static Answer refused(Trial trial, Operation operation, Map<String, Object> request, List<String> names) {
        return expect(
                trial,
                operation,
                request,
                names.stream().map(name -> "/" + name).toArray(String[]::new));
    }

    private static Answer expect(Trial trial, Operation operation, Map<String, Object> request, String... pointers) {
        Fonction function = function(operation);
        String token = trial.token(trial.account(function), operation.path());
        Answer answer = trial.send(trial.json("PUT", operation.path(), token, request));
        if (operation.maxFile() > 0) {
            trial.expect().uploadRefused(answer, pointers);
        } else {
            trial.expect().refused(answer, 400, pointers);
        }
        return answer;
    }

    private static Map<String, Object> right(Trial trial, Operation operation) {
        return operation.maxFile() > 0
                ? new LinkedHashMap<>(operation.fullestExample())
                : new Demande(trial, function(operation)).toRefuse();
    }

    private static Fonction function(Operation operation) {
        return Stream.of(Fonction.values())
                .filter(function -> operation.path().equals(function.path())
                        || operation.path().equals(function.upload()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<DynamicTest> everywhere(Cases cases, BiConsumer<Trial, Operation> test) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.of(
                        Map.entry(function.path(), function.word()),
                        Map.entry(function.upload(), "document." + function.word())))
                .flatMap(each -> cases.one(
                        each.getValue(),
                        Map.of("operation", "PUT " + each.getKey()),
                        trial -> test.accept(trial, cases.contract().operation("PUT", each.getKey()))));
    }
}
