package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.client.RecordingServer;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A field that comes into the contract is checked and sent without an edit here, from a file and from a table. */
class NewFieldTest {

    private static final String OPTIONAL = "remarqueLibre";
    private static final String REQUIRED = "nombrePassages";

    private final Contract contract = withNewFields();

    @TempDir
    private Path folder;

    private final RecordingServer server =
            new RecordingServer(request -> new RecordingServer.Answer(202, Map.of(), null));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Fonction.class)
    void is_sent_from_a_file(Fonction fonction) throws IOException {
        ObjectNode request = request(fonction).put(OPTIONAL, "à l'été").put(REQUIRED, 2);
        Files.writeString(folder.resolve("1.json"), request.toString());

        Run sent = send();

        assertThat(sent.code()).as(sent.output() + sent.errors()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Fonction.class)
    void is_sent_from_a_table(Fonction fonction) throws IOException {
        ObjectNode request = request(fonction).put(OPTIONAL, "à l'été").put(REQUIRED, 2);
        table(request);

        Run sent = send();

        assertThat(sent.code()).as(sent.output() + sent.errors()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Fonction.class)
    void may_be_left_out_if_it_is_optional(Fonction fonction) throws IOException {
        ObjectNode request = request(fonction).put(REQUIRED, 2);
        Files.writeString(folder.resolve("1.json"), request.toString());

        assertThat(send().code()).isZero();
        assertThat(received()).containsExactly(request);
    }

    @ParameterizedTest
    @EnumSource(Fonction.class)
    void is_asked_for_if_it_is_required(Fonction fonction) throws IOException {
        Files.writeString(folder.resolve("1.json"), request(fonction).toString());

        Run refused = send();

        assertThat(refused.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(refused.output()).contains(REQUIRED, "[champ-obligatoire]");
        assertThat(received()).isEmpty();
    }

    @Test
    void is_asked_for_in_a_table_before_anything_is_sent() throws IOException {
        table(request(Fonction.REPARATEUR));

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
    private ObjectNode request(Fonction fonction) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        Form.of(fonction, Contract.bundled()).settlement().fields().all().stream()
                .filter(Field::required)
                .forEach(field -> request.set(field.name(), field.example()));
        return request;
    }

    private static Contract withNewFields() {
        ObjectNode contract = (ObjectNode) Contract.bundled().tree().deepCopy();
        for (Fonction fonction : Fonction.values()) {
            ObjectNode schema = (ObjectNode) contract.at("/components/schemas/"
                    + Form.of(fonction, Contract.bundled())
                            .settlement()
                            .fields()
                            .schema());
            schema.withObject("properties")
                    .putObject(OPTIONAL)
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", 64)
                    .put("example", "x");
            schema.withObject("properties")
                    .putObject(REQUIRED)
                    .put("type", "integer")
                    .put("minimum", 0)
                    .put("maximum", 9)
                    .put("example", 1);
            schema.withArray("required").add(REQUIRED);
        }
        return Contract.of(contract);
    }
}
