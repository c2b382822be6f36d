package lu.lalux.assure.stub.reglement;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field that comes into the contract needs no line of code here: the stub, as it is, serves a copy of the contract
 * whose settlements have more fields ({@code src/build/java/NewFields.java}), with the models that are generated from
 * that.
 */
class NewFieldIT {

    private static final Path CONTRACT = Path.of("target", "new-fields");
    private static final Path MODELS = Path.of("target", "generated-test-sources", "new-fields", "src", "main", "java");

    @TempDir
    static Path folder;

    private static Contract contract;
    private static StubProcess stub;
    private static int number;

    @BeforeAll
    static void start() throws Exception {
        contract = Contract.of(Files.readAllBytes(CONTRACT.resolve(Contract.RESOURCE)));
        compile(MODELS, CONTRACT);
        stub = StubProcess.startWith(CONTRACT.toAbsolutePath(), folder);
    }

    @AfterAll
    static void stop() {
        stub.kill();
    }

    @TestFactory
    @DisplayName("D19: a repairer's new fields are content that is compared, like all others")
    Stream<DynamicTest> repairersContent() {
        return new ContractFacts(contract, stub::put, GARAGE, "DemandeReparateur").tests();
    }

    @TestFactory
    @DisplayName("D19: an expert's new fields are content that is compared, like all others")
    Stream<DynamicTest> expertsContent() {
        return new ContractFacts(contract, stub::put, EXPERT, "DemandeExpert").tests();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nombrePassages  |              | champ-obligatoire
            nombrePassages  | 100          | valeur-hors-bornes
            nombrePassages  | "deux"       | type-invalide
            remarqueLibre   | ""           | valeur-vide
            dateReception   | "2026-02-30" | date-invalide
            vehiculeRoulant | "non"        | type-invalide
            franchise       | "1,5"        | montant-invalide
            """)
    @DisplayName("a new field is checked")
    void checked(String field, String value, String code) throws Exception {
        ObjectNode request = repairer();
        if (value == null) {
            request.remove(field);
        } else {
            request.set(field, JsonMapper.shared().readTree(value));
        }
        assertThat(faults(stub.put(GARAGE, "/reparateur", request.toString())))
                .containsExactly("/" + field + " " + code);
    }

    @Test
    @DisplayName("D17: a new text may be as long as the contract allows, and no longer, in characters")
    void length() throws Exception {
        ObjectNode request = repairer().put("remarqueLibre", "🚗".repeat(2000));
        assertThat(stub.put(GARAGE, "/reparateur", request.toString()).statusCode())
                .isEqualTo(202);
        assertThat(faults(stub.put(
                        GARAGE,
                        "/reparateur",
                        request.put("remarqueLibre", "🚗".repeat(2001)).toString())))
                .containsExactly("/remarqueLibre valeur-trop-longue");
    }

    @Test
    @DisplayName("D19: a new field is recorded as it was sent, and a new amount is compared by its value")
    void recorded() throws Exception {
        ObjectNode request = repairer();
        assertThat(stub.put(GARAGE, "/reparateur", request.toString()).statusCode())
                .isEqualTo(202);
        ObjectNode otherDigits = request.deepCopy().put("franchise", "250.50");
        assertThat(stub.put(GARAGE, "/reparateur", otherDigits.toString()).statusCode())
                .isEqualTo(202);
        assertThat(recordedOf(request.get("referenceFacture").asString())).isEqualTo(request);
    }

    @Test
    @DisplayName("what may be left out may be, and is not recorded")
    void leftOut() throws Exception {
        ObjectNode request = repairer();
        request.remove(List.of("remarqueLibre", "dateReception", "vehiculeRoulant", "franchise"));
        assertThat(stub.put(GARAGE, "/reparateur", request.toString()).statusCode())
                .isEqualTo(202);
        assertThat(recordedOf(request.get("referenceFacture").asString())).isEqualTo(request);
    }

    @Test
    @DisplayName("T1, T3: a new field may come in the query string, and is the same request as in JSON")
    void query() throws Exception {
        ObjectNode request = repairer().put("remarqueLibre", "à l'été");
        String query = request.properties().stream()
                .map(field -> field.getKey()
                        + '='
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(stub.send(stub.to("/reparateur?" + query)
                                .header("Authorization", "Bearer " + stub.token(GARAGE))
                                .PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(202);
        assertThat(stub.put(GARAGE, "/reparateur", request.toString()).statusCode())
                .isEqualTo(202);
        assertThat(recordedOf(request.get("referenceFacture").asString())).isEqualTo(request);
    }

    private static ObjectNode repairer() throws Exception {
        ObjectNode request = new ContractFacts(contract, stub::put, GARAGE, "DemandeReparateur").request();
        return request.put("referenceFacture", "NEW-" + ++number);
    }

    private static JsonNode recordedOf(String reference) throws Exception {
        try (Connection connection = Installation.chosen().connect(folder)) {
            List<String> contents = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select contenu from demandes where contenu like ?")
                    .param("%\"referenceFacture\":\"" + reference + "\"%")
                    .query(String.class)
                    .list();
            assertThat(contents).hasSize(1);
            return JsonMapper.shared().readTree(contents.get(0));
        }
    }

    private static void compile(Path sources, Path classes) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)))
                .as("the models compile")
                .isZero();
    }
}
