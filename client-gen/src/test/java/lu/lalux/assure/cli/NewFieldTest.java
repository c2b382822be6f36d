package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.reading.ContractFile;
import lu.lalux.assure.cli.reading.Trade;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A field that comes into the contract is checked and sent without an edit here, from a file and from a table. */
class NewFieldTest {

    private static final String OPTIONAL = "remarqueLibre";
    private static final String REQUIRED = "nombrePassages";
    private static final String KEY = "3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf";

    private final ContractFile contract = new ContractFile(withNewFields());

    @TempDir
    private Path folder;

    private final RecordingServer server =
            new RecordingServer(request -> new RecordingServer.Answer(202, Map.of(), null));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Trade.class)
    void is_sent_from_a_file(Trade trade) throws IOException {
        ObjectNode request = request(trade).put(OPTIONAL, "à l'été").put(REQUIRED, 2);
        Files.writeString(folder.resolve("1.json"), request.toString());

        Run sent = send();

        assertThat(sent.code()).as(sent.output() + sent.errors()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Trade.class)
    void is_sent_from_a_table(Trade trade) throws IOException {
        ObjectNode request = request(trade).put(OPTIONAL, "à l'été").put(REQUIRED, 2);
        table(request);

        Run sent = send();

        assertThat(sent.code()).as(sent.output() + sent.errors()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Trade.class)
    void may_be_left_out_if_it_is_optional(Trade trade) throws IOException {
        ObjectNode request = request(trade).put(REQUIRED, 2);
        Files.writeString(folder.resolve("1.json"), request.toString());

        assertThat(send().code()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Trade.class)
    void is_asked_for_if_it_is_required(Trade trade) throws IOException {
        Files.writeString(folder.resolve("1.json"), request(trade).toString());

        Run refused = send();

        assertThat(refused.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(refused.output()).contains(REQUIRED, "[champ-obligatoire]");
        assertThat(received()).isEmpty();
    }

    @Test
    void is_asked_for_in_a_table_before_anything_is_sent() throws IOException {
        table(request(Trade.REPARATEUR));

        Run refused = send();

        assertThat(refused.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(refused.errors()).contains("il manque la colonne « " + REQUIRED + " »");
        assertThat(received()).isEmpty();
    }

    private Run send() {
        return Run.of(
                contract,
                Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton"),
                "lot",
                folder.toString());
    }

    private List<JsonNode> received() {
        return server.received().stream()
                .map(request -> JsonMapper.shared().readTree(request.body()))
                .toList();
    }

    private void table(ObjectNode request) throws IOException {
        List<String> cells = request.valueStream().map(JsonNode::asString).toList();
        Files.writeString(
                folder.resolve("1.csv"),
                String.join(";", request.propertyNames()) + "\n" + String.join(";", cells) + "\n");
    }

    /** Every field that is required today, with the contract's example. */
    private ObjectNode request(Trade trade) {
        String schema = "/components/schemas/" + trade.schema();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        contract.at(schema + "/required").forEach(name -> {
            JsonNode field = contract.properties(trade.schema()).required(name.stringValue());
            if (!name.stringValue().equals(REQUIRED)) {
                request.set(
                        name.stringValue(),
                        trade.keys().containsKey(name.stringValue())
                                ? JsonNodeFactory.instance.stringNode(KEY)
                                : field.required("example"));
            }
        });
        return request;
    }

    private static String withNewFields() {
        Map<String, Object> contract;
        try (InputStream in = ContractFile.class.getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            contract = new Yaml().load(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        for (Trade trade : Trade.values()) {
            Map<String, Object> schema = at(at(at(contract, "components"), "schemas"), trade.schema());
            at(schema, "properties")
                    .put(OPTIONAL, Map.of("type", "string", "minLength", 1, "maxLength", 64, "example", "x"));
            at(schema, "properties").put(REQUIRED, Map.of("type", "integer", "minimum", 0, "maximum", 9, "example", 1));
            required(schema).add(REQUIRED);
        }
        return new Yaml().dump(contract);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> required(Map<String, Object> schema) {
        return (List<Object>) schema.get("required");
    }
}
