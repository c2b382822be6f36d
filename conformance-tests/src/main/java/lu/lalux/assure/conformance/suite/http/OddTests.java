package lu.lalux.assure.conformance.suite.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** No request breaks a server, however odd it is and however often it is repeated. */
@ExtendWith(BenchExtension.class)
public class OddTests {

    /** What readers of dates, numbers, addresses and templates stumble over, and what memory has no room for. */
    private static final List<Object> VALUES = List.of(
            "\u0000",
            "9".repeat(400),
            "0000-00-00",
            "99999999999-12-31",
            "-0",
            "1e999999999",
            "'\"%s%n\\;${conf}{{1/0}}<!--",
            "💥\uFFFF\u202E٣Ⅷ",
            new BigInteger("9223372036854775808"),
            new BigDecimal("1e400"),
            Map.of("$ref", "#", "a", List.of(Map.of("b", List.of()))),
            List.of(List.of("", List.of(1))));

    /** Beside a right request: names that mean something to a reader of JSON or to a framework, which then drops them. */
    public static final List<String> NAMES = List.of(
            "__proto__",
            "constructor",
            "hasOwnProperty",
            "$ref",
            "$id",
            "$type",
            "@type",
            "class",
            "_method",
            "",
            "\u0000");

    private static final String LONG_NAME = "x".repeat(50_000);

    private static final int MANY = 2_000;

    /** Levels that readers take, and of which some writer, validator or journal behind them has no room for. */
    private static final int DEPTH = 400;

    private static final List<Header> HEADERS = List.of(
            new Header("Accept-Language", "*;q=0, x-conf, -, ,;q=z"),
            new Header("Accept-Language", "en_US, fr;q=2, abcdefghijkl"),
            new Header("Accept-Charset", "utf-7;q=1, *;q=0"),
            new Header("Cookie", "=; a==; b=%zz; $Version=1; é=\"; ;"),
            new Header("Forwarded", "for=\"_conf\";proto=gopher, for="),
            new Header("X-Forwarded-For", ",, 999.1.1.1, [::"),
            new Header("Traceparent", "00-zz-conf-01"),
            new Header("Prefer", "wait=conf, return=minimal"),
            new Header("User-Agent", "CONF/".repeat(600)));

    /** More than the number of instances that a load balancer has, or of connections in a pool. */
    private static final int AGAIN = 25;

    @TestFactory
    @Requirement("http.entrees-etranges")
    Stream<DynamicTest> inputs(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.concat(
                        inputs(cases, function, function.path(), function.word()),
                        inputs(cases, function, function.upload(), "document." + function.word())));
    }

    private static Stream<DynamicTest> inputs(Cases cases, Fonction function, String path, String words) {
        Operation operation = cases.contract().operation("PUT", path);
        return cases.one(words, Map.of("operation", "PUT " + path), trial -> {
            VALUES.forEach(
                    value -> refused(trial, function, operation, inEachField(operation, value), name(operation)));
            Map<String, Object> right =
                    operation.maxFile() > 0 ? operation.fullestExample() : new Demande(trial, function).toRefuse();
            NAMES.forEach(name -> refused(trial, function, operation, with(right, name)));
            refused(trial, function, operation, Map.of(LONG_NAME, "valeur"));
            refused(trial, function, operation, Map.of("champ", nested(List::of)));
            refused(trial, function, operation, Map.of("champ", nested(inner -> Map.of("a", inner))));
            refused(
                    trial,
                    function,
                    operation,
                    IntStream.range(0, MANY)
                            .boxed()
                            .collect(Collectors.toMap(
                                    number -> "champ" + number,
                                    number -> number,
                                    (one, other) -> one,
                                    LinkedHashMap::new)));
        });
    }

    private static Object nested(UnaryOperator<Object> level) {
        return Stream.iterate((Object) List.of(), level).skip(DEPTH).findFirst().orElseThrow();
    }

    private static Map<String, Object> with(Map<String, Object> right, String name) {
        Map<String, Object> more = new LinkedHashMap<>(right);
        more.put(name, "valeur");
        return more;
    }

    private static Map<String, Object> inEachField(Operation operation, Object value) {
        Map<String, Object> request = new LinkedHashMap<>();
        operation.fields().stream()
                .filter(field -> !field.toleratedType().equals(Optional.of(type(value))))
                .forEach(field -> request.put(field.name(), value));
        return request;
    }

    /** {@return where a fault is in any case: a file's name is none of those; elsewhere a text may be anything} */
    private static String[] name(Operation operation) {
        return operation.fields().stream()
                .filter(Field::isFileName)
                .map(field -> "/" + field.name())
                .toArray(String[]::new);
    }

    /** An older reading of the document (T3) is no odd input: a server may take it or not. */
    private static String type(Object value) {
        return value instanceof Number ? "number" : value instanceof String ? "string" : "";
    }

    private static void refused(
            Trial trial, Fonction function, Operation operation, Map<String, Object> request, String... pointers) {
        String token = trial.token(trial.account(function), operation.path());
        Answer answer = trial.send(trial.json("PUT", operation.path(), token, request));
        if (operation.maxFile() > 0) {
            trial.expect().uploadRefused(answer, pointers);
        } else {
            trial.expect().refused(answer, 400);
        }
    }

    /** Headers that no operation knows are ignored (RFC 9110 section 5.1); badly written ones may be refused. */
    @TestFactory
    @Requirement("http.en-tetes-etranges")
    Stream<DynamicTest> headers(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = Demande.right(trial, function);
            // What a language or a form of the answer is asked for matters to some only when they refuse, or upload.
            Call faulty = call.body("application/json", "{}");
            HEADERS.forEach(header -> {
                trial.expect().acceptedOrRefused(trial.send(call.with(header.name(), header.value())));
                trial.expect().refused(trial.send(faulty.with(header.name(), header.value())));
            });
            Operation upload = trial.contract().operation("PUT", function.upload());
            Call right = trial.json(
                    "PUT", upload.path(), trial.token(trial.account(function), upload.path()), upload.fullestExample());
            Stream.concat(
                            Stream.of(right.with("Accept", "json")),
                            Stream.of("json", "application/", "application/json; charset=x y")
                                    .map(type -> right.with("Content-Type", type)))
                    .map(trial::send)
                    .filter(answer -> !answer.succeeds())
                    .forEach(answer -> trial.expect().refused(answer));
        });
    }

    @TestFactory
    @Requirement("http.constance")
    Stream<DynamicTest> settlements(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Call call = Demande.right(trial, function);
            Operation upload = trial.contract().operation("PUT", function.upload());
            for (int time = 0; time < AGAIN; time++) {
                trial.expect().accepted(trial.send(call));
                refused(trial, function, upload, Map.of(), name(upload));
            }
        });
    }

    @Test
    @Requirement("token.constance")
    void tokens(Trial trial) {
        Call call =
                TokenForm.BASIC_FORM.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path());
        String first = "";
        for (int time = 0; time < AGAIN; time++) {
            Answer answer = trial.send(call);
            trial.expect().status(Level.CONTRAT, answer, 200);
            trial.expect().noStore(answer);
            first = first.isEmpty() ? answer.json().path("access_token").asString("") : first;
        }
        // It lasts as long as expires_in says, whatever was granted since.
        Answer answer = trial.send(trial.json("PUT", Fonction.REPARATEUR.path(), first, Map.of()));
        trial.expect().refused(answer, 400);
    }
}
