package lu.lalux.assure.stub.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the contract's JSON requests, compiled once, by the generated class that bears the schema's name. */
@Component
public final class RequestSchemas {

    private static final String DOCUMENT = "urn:assure:contrat";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String JSON = "application/json";

    private final Map<String, RequestSchema> byName = new HashMap<>();

    RequestSchemas(ContractFile contract, ContractSettings settings) {
        Tolerance tolerance = settings.strict() ? Tolerance.STRICT : Tolerance.LENIENT;
        SchemaRegistry registry = registry(contract);
        long structure = new OperationLimits(contract).least();
        contract.at("/paths")
                .forEach(path -> path.forEach(operation -> {
                    String reference = requestSchema(contract, operation);
                    if (reference.startsWith(COMPONENTS)) {
                        String name = reference.substring(COMPONENTS.length());
                        byName.computeIfAbsent(
                                name,
                                absent -> new RequestSchema(
                                        contract,
                                        name,
                                        registry.getSchema(SchemaLocation.of(DOCUMENT + reference)),
                                        tolerance,
                                        structure));
                    }
                }));
    }

    /** Whether the contract has a JSON request of this generated class. */
    public boolean has(Class<?> model) {
        return byName.containsKey(model.getSimpleName());
    }

    /**
     * The schema of a generated class.
     *
     * @throws IllegalArgumentException when the contract has no JSON request of that name
     */
    public RequestSchema of(Class<?> model) {
        RequestSchema schema = byName.get(model.getSimpleName());
        if (schema == null) {
            throw new IllegalArgumentException("Not a JSON request of the contract: " + model.getName());
        }
        return schema;
    }

    private static String requestSchema(ContractFile contract, JsonNode operation) {
        JsonNode body = operation.path("requestBody");
        if (body.has("$ref")) {
            body = contract.at(body.get("$ref").asString().substring(1));
        }
        return body.path("content").path(JSON).path("schema").path("$ref").asString("");
    }

    private static SchemaRegistry registry(ContractFile contract) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("components").set("schemas", withoutExtensions(contract.at("/components/schemas")));
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        return SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemaRegistryConfig(config)
                        .schemas(Map.of(DOCUMENT, JsonMapper.shared().writeValueAsString(document))));
    }

    /** The validator warns of each keyword that it does not know. */
    private static JsonNode withoutExtensions(JsonNode schemas) {
        JsonNode copy = schemas.deepCopy();
        for (JsonNode schema : copy.findParents("x-niveau")) {
            ((ObjectNode) schema).remove(List.of("x-source", "x-niveau", "x-decision", "x-tolerance"));
        }
        for (JsonNode rule : copy.findParents("x-regle")) {
            ((ObjectNode) rule).remove("x-regle");
        }
        return copy;
    }
}
