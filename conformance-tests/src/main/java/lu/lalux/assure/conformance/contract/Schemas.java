package lu.lalux.assure.conformance.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Validates bodies by the contract's schemas, in OpenAPI 3.0's dialect, formats asserted. */
public final class Schemas {

    private static final String ADDRESS = "https://assure.invalid/contract.json";

    private final Schema document;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    /**
     * @param contract an OpenAPI 3.0 document
     */
    public Schemas(JsonNode contract) {
        // The contract's own words (x-source, x-niveau, …) constrain nothing.
        Dialect dialect = Dialect.builder(Dialects.getOpenApi30())
                .format(new FullDate())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        this.document = SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(ADDRESS), contract);
    }

    /**
     * What is wrong with a field of an object.
     *
     * @param keyword of JSON Schema that it breaks
     * @param field its name
     */
    public record Misfit(String keyword, String field) {}

    /**
     * @param pointer to the schema of an object
     * @param body any
     * @return what is wrong with its fields, those that are missing or unknown included
     */
    public List<Misfit> misfits(String pointer, JsonNode body) {
        return schema(pointer).validate(body).stream()
                .map(error -> new Misfit(
                        error.getKeyword(),
                        error.getProperty() != null
                                        || error.getInstanceLocation().getNameCount() == 0
                                ? String.valueOf(error.getProperty())
                                : error.getInstanceLocation().getName(0)))
                .toList();
    }

    /**
     * @param pointer to a schema in the contract
     * @param body as received
     * @return what is wrong with it; empty when nothing is
     */
    public List<String> validate(String pointer, String body) {
        Schema schema = schema(pointer);
        try {
            return schema.validate(body, InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .sorted()
                    .toList();
        } catch (RuntimeException e) { // what the parser throws is the library's choice
            // What follows on further lines is where the parser stopped.
            return List.of("JSON: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Schema schema(String pointer) {
        return compiled.computeIfAbsent(
                pointer,
                key -> document.getRefSchema(
                        SchemaLocation.of(ADDRESS + "#" + key).getFragment()));
    }
}
