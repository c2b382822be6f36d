package lu.lalux.assure.openapi;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Each constraint of each field of each request refuses what it should, and accepts the twin that is just within. The cases
 * are derived from the schemas: a new field is tested without being named here.
 */
class FieldConstraintsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @MethodSource("requests")
    void theExampleIsAccepted(Request request) {
        request.accepts(request.example());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void anUnknownFieldIsRefused(Request request) {
        request.refuses(request.with("champInconnu", JSON.stringNode("x")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatIsNoObjectIsRefused(Request request) {
        for (JsonNode body : List.of(
                JSON.arrayNode(), JSON.arrayNode().add(request.example()), JSON.stringNode("x"), JSON.nullNode())) {
            request.refuses(body);
        }
    }

    @TestFactory
    Stream<DynamicTest> aRequiredFieldMayNotBeMissing() {
        return each(Request::requires, (request, field) -> request.refuses(request.with(body -> body.remove(field))));
    }

    @TestFactory
    Stream<DynamicTest> anOptionalFieldMayBeMissing() {
        return each(
                (request, field) -> !request.requires(field),
                (request, field) -> request.accepts(request.with(body -> body.remove(field))));
    }

    @TestFactory
    Stream<DynamicTest> noFieldMayBeNull() {
        return each(
                (request, field) -> true, (request, field) -> request.refuses(request.with(field, JSON.nullNode())));
    }

    @TestFactory
    Stream<DynamicTest> noFieldTakesAnotherType() {
        List<JsonNode> values = List.of(
                JSON.stringNode("2"),
                JSON.numberNode(2),
                JSON.numberNode(2.5),
                JSON.booleanNode(true),
                JSON.arrayNode().add("2"),
                JSON.objectNode());
        return each((request, field) -> true, (request, field) -> {
            String type = request.type(field).path("type").stringValue();
            values.stream()
                    .filter(value -> !isOf(type, value))
                    .forEach(value -> request.refuses(request.with(field, value)));
        });
    }

    @TestFactory
    Stream<DynamicTest> aFreeTextHasItsMaximum() {
        return each(
                (request, field) -> isText(request, field)
                        && request.type(field).has("maxLength")
                        && !request.type(field).has("pattern"),
                (request, field) -> {
                    int maximum = request.type(field).path("maxLength").asInt();
                    request.accepts(request.with(field, JSON.stringNode("é".repeat(maximum))));
                    request.refuses(request.with(field, JSON.stringNode("é".repeat(maximum + 1))));
                });
    }

    @TestFactory
    Stream<DynamicTest> eachTextIsBounded() {
        return each(
                (request, field) -> isText(request, field)
                        && !List.of("byte", "date")
                                .contains(request.type(field).path("format").stringValue(""))
                        && !request.type(field).has("enum"),
                (request, field) -> request.refuses(request.with(field, JSON.stringNode("1".repeat(100_000)))));
    }

    @TestFactory
    Stream<DynamicTest> aListedValueIsAcceptedAndNoOther() {
        return each((request, field) -> request.type(field).has("enum"), (request, field) -> {
            for (JsonNode value : request.type(field).path("enum")) {
                request.accepts(request.with(body -> {
                    body.set(field, value);
                    body.remove("nbrJourVehiculeRemplacement");
                }));
                request.refuses(
                        request.with(field, JSON.stringNode(value.stringValue().toLowerCase())));
                request.refuses(request.with(field, JSON.stringNode(value.stringValue() + " ")));
            }
            request.refuses(request.with(field, JSON.stringNode("X")));
        });
    }

    @TestFactory
    Stream<DynamicTest> aNumberHasItsBounds() {
        return each(
                (request, field) ->
                        request.type(field).path("type").stringValue().equals("integer"),
                (request, field) -> {
                    int minimum = request.type(field).path("minimum").asInt();
                    int maximum = request.type(field).path("maximum").asInt();
                    request.accepts(request.with(field, JSON.numberNode(minimum)));
                    request.accepts(request.with(field, JSON.numberNode(maximum)));
                    request.refuses(request.with(field, JSON.numberNode(minimum - 1)));
                    request.refuses(request.with(field, JSON.numberNode(maximum + 1)));
                });
    }

    @TestFactory
    Stream<DynamicTest> aDateIsOneOfTheCalendar() {
        return nearMisses("dates", (request, field) -> hasFormat(request, field, "date"));
    }

    @TestFactory
    Stream<DynamicTest> anAmountHasAtMostTwoDecimalsAndNoSign() {
        return nearMisses("amounts", (request, field) -> request.type(field) == Given.schema("Montant"));
    }

    private static Stream<DynamicTest> nearMisses(String kind, BiPredicate<Request, String> concerned) {
        JsonNode values = Given.nearMisses().get(kind);
        return each(concerned, (request, field) -> {
            values.get("accepted").forEach(value -> request.accepts(request.with(field, value.get("value"))));
            values.get("refused").forEach(value -> request.refuses(request.with(field, value.get("value"))));
        });
    }

    @TestFactory
    Stream<DynamicTest> aKeyIsAGuidAndAnExtension() {
        String guid = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68";
        return each((request, field) -> request.type(field) == Given.schema("CleDocument"), (request, field) -> {
            for (String key : List.of(guid + ".pdf", guid.toUpperCase() + ".P", guid + ".abcdefghij")) {
                request.accepts(request.with(field, JSON.stringNode(key)));
            }
            for (String key : List.of(
                    guid,
                    guid + ".",
                    guid + ".abcdefghijk",
                    guid + ".p f",
                    guid.substring(1) + ".pdf",
                    "g" + guid.substring(1) + ".pdf",
                    guid.replace("-", "") + ".pdf",
                    "../" + guid + ".pdf")) {
                request.refuses(request.with(field, JSON.stringNode(key)));
            }
        });
    }

    @Test
    void aFileIsBase64() {
        Request upload = Request.of("DepotDocument");
        for (String file : List.of("JVBERi0xLjQKJSVFT0YK", "YQ==", "YWI=", "+/+/")) {
            upload.accepts(upload.with("file", JSON.stringNode(file)));
        }
        for (String file : List.of("pas du Base64 !", "YQ", "YQ=", "YQ===", "-_-_", "YWJj YWJj", "é")) {
            upload.refuses(upload.with("file", JSON.stringNode(file)));
        }
    }

    @Test
    void aFileNameHasAnExtensionAndNoPath() {
        Request upload = Request.of("DepotDocument");
        String field = "fileNameWithExtension";
        for (String name : List.of("nomDuFichier.pdf", "mémoire n° 1.PDF", "a.b.c", "..a", "a".repeat(251) + ".pdf")) {
            upload.accepts(upload.with(field, JSON.stringNode(name)));
        }
        for (String name : List.of(
                "nomDuFichier",
                "nomDuFichier.",
                ".pdf",
                "../a.pdf",
                "a/b.pdf",
                "a\\b.pdf",
                "a\u0000.pdf",
                "a\n.pdf",
                "a\u007F.pdf",
                "a.é",
                "a.abcdefghijk",
                "a".repeat(252) + ".pdf")) {
            upload.refuses(upload.with(field, JSON.stringNode(name)));
        }
    }

    private static List<Request> requests() {
        return Request.all();
    }

    private static boolean isText(Request request, String field) {
        return request.type(field).path("type").stringValue().equals("string");
    }

    private static boolean hasFormat(Request request, String field, String format) {
        return request.type(field).path("format").stringValue("").equals(format);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** One test for each field that it concerns; at least one. */
    private static Stream<DynamicTest> each(BiPredicate<Request, String> concerned, BiConsumer<Request, String> test) {
        List<DynamicTest> tests = Request.all().stream()
                .flatMap(request -> request.fields()
                        .filter(field -> concerned.test(request, field))
                        .map(field -> dynamicTest(request + "/" + field, () -> test.accept(request, field))))
                .toList();
        if (tests.isEmpty()) {
            throw new IllegalStateException("No field of the contract is concerned");
        }
        return tests.stream();
    }
}
