package lu.lalux.assure.conformance.selfcheck.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.suite.json.JsonFlaws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each flaw is one, and each liberty is of use: what nobody takes for JSON would prove nothing. */
class JsonFlawsTest {

    private static final Contract CONTRACT = Contract.load();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Stream<Operation> operations() {
        return Arrays.stream(Fonction.values())
                .flatMap(function -> Stream.of(function.path(), function.upload()))
                .map(path -> CONTRACT.operation("PUT", path));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_flawed_is_no_json_object(Operation operation) {
        assertThat(flawed(operation)).allSatisfy(flawed -> {
            if (flawed.startsWith("[") || flawed.startsWith("\"") || flawed.equals("null")) {
                assertThat(STRICT.readTree(flawed)).isNotInstanceOf(ObjectNode.class);
            } else {
                assertThatThrownBy(() -> STRICT.readTree(flawed)).as(flawed).isInstanceOf(JacksonException.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_reader_with_a_liberty_reads_right_json_as_any_does(Operation operation) {
        String json = STRICT.writeValueAsString(operation.fullestExample());
        assertThat(JsonLiberty.values())
                .allSatisfy(
                        liberty -> assertThat(LiberalJson.read(json, liberty)).hasToString(json));
    }

    @Test
    void each_flaw_is_taken_by_a_reader_with_some_liberty() {
        assertThat(operations().flatMap(operation -> flawed(operation).stream()))
                .filteredOn(flawed -> Arrays.stream(JsonLiberty.values()).noneMatch(liberty -> takes(flawed, liberty)))
                .isEmpty();
    }

    private static boolean takes(String flawed, JsonLiberty liberty) {
        try {
            JsonNode read = LiberalJson.read(flawed, liberty);
            return read instanceof ObjectNode;
        } catch (JacksonException noneAllTheSame) {
            return false;
        }
    }

    private static List<String> flawed(Operation operation) {
        return JsonFlaws.all().requirements().stream()
                .flatMap(requirement -> JsonFlaws.all().in(requirement, operation, operation.fullestExample()))
                .toList();
    }
}
