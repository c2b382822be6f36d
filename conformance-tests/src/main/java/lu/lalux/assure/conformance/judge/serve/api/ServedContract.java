package lu.lalux.assure.conformance.judge.serve.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code juge.yaml} says and the generated interface does not: the status of success, and the schema of a body. */
final class ServedContract {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/juge.yaml";
    private static final String ADDRESS = "https://assure.invalid/juge.json";

    private final Map<String, JsonNode> operations = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Schema> bodies = new HashMap<>();

    private ServedContract(JsonNode root, Contract contract) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(ADDRESS, root.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ROOT)
                                .build()));
        root.path("paths")
                .forEach(path -> path.forEach(operation ->
                        operations.put(operation.path("operationId").asString(), operation)));
        operations.forEach((id, operation) -> {
            JsonNode body = operation.at("/requestBody/content/application~1json/schema/$ref");
            if (body.isString()) {
                bodies.put(id, registry.getSchema(SchemaLocation.of(ADDRESS + body.asString())));
            }
        });
        contract.at("/x-codes")
                .forEach(entry -> entry.path("contrainte")
                        .forEach(keyword ->
                                codes.put(keyword.asString(), entry.path("code").asString())));
    }

    static ServedContract load(Contract contract) {
        try (InputStream resource = ServedContract.class.getResourceAsStream(RESOURCE)) {
            return new ServedContract(new YAMLMapper().readTree(resource), contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param operation its id
     * @return the status of an answer that is no problem
     */
    int success(String operation) {
        return operations.get(operation).path("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param operation its id
     * @param body of a request
     * @return what is wrong with it, in the codes of the contract
     */
    List<Rules.Fault> faults(String operation, JsonNode body) {
        return bodies.get(operation).validate(body).stream()
                .map(this::fault)
                .distinct()
                .collect(Collectors.toList());
    }

    private Rules.Fault fault(Error error) {
        String place = error.getInstanceLocation().toString();
        String own = error.getProperty() == null ? "" : "/" + error.getProperty();
        return new Rules.Fault(
                (place.startsWith("/") ? place : "") + own,
                codes.getOrDefault(error.getKeyword(), "valeur-invalide"),
                "");
    }
}
