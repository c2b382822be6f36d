package lu.lalux.assure.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The contract's schemas at work, formats included. */
final class Schemas {

    private static final String CONTRACT = "urn:assure:contrat";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi30()).format(new Base64Format()).build(),
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemas(Map.of(CONTRACT, Contract.root().toString())));

    private Schemas() {}

    /** What the named schema has against the value; nothing if it accepts it. */
    static List<String> faults(String schema, JsonNode value) {
        Contract.schema(schema);
        return faultsAt("/components/schemas/" + schema, value);
    }

    /** The same for the schema at a JSON pointer into the contract. */
    static List<String> faultsAt(String pointer, JsonNode value) {
        return REGISTRY.getSchema(SchemaLocation.of(CONTRACT + "#" + pointer)).validate(value).stream()
                .map(Error::toString)
                .toList();
    }
}
