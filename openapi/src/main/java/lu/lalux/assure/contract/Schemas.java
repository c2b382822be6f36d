package lu.lalux.assure.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The contract's schemas at work, in the dialect of OpenAPI 3.0, formats asserted. */
public final class Schemas {

    private static final String DOCUMENT = "urn:assure:contrat";
    private static final String COMPONENTS = "/components/schemas/";

    private final Contract contract;
    private final Schema document;
    private final Map<String, Request> requests = new ConcurrentHashMap<>();

    Schemas(Contract contract) {
        this.contract = contract;
        // What describes (a title, an example, the contract's own x-source) constrains nothing: as a keyword each would
        // be asked of each value, two fifths of what a request costs here.
        Dialect dialect = Dialect.builder(Dialects.getOpenApi30())
                .format(new Base64Format())
                .format(new DateFormat())
                .keywords(known -> known.values()
                        .removeIf(keyword ->
                                keyword instanceof AnnotationKeyword || keyword instanceof NonValidationKeyword))
                .unknownKeywordFactory((keyword, context) -> null)
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        this.document = SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(DOCUMENT), contract.tree());
    }

    /**
     * What is wrong with a request, in the contract's codes.
     *
     * @param name the name of its schema, a component with fields that hold texts, numbers and booleans
     * @param request as it was read
     * @return one fault a field, the first of {@code x-codes} that applies, in the schema's order; what the schema does
     *     not know comes last, in the order in which the validator met it. Empty when the request is valid
     * @throws IllegalStateException when the contract has no such object, or constrains one of its fields in a way that
     *     has no code
     */
    public List<Fault> faults(String name, JsonNode request) {
        Request compiled = requests.computeIfAbsent(name, this::compile);
        List<Error> errors = compiled.schema().validate(request);
        return errors.isEmpty() ? List.of() : compiled.faults().of(errors, request);
    }

    /**
     * What any schema of the contract has against a value.
     *
     * @param pointer a JSON pointer to the schema
     * @param value the value
     * @return the validator's words, in English; empty when the value is valid
     */
    public List<String> complaints(String pointer, JsonNode value) {
        contract.at(pointer);
        return schema(pointer).validate(value).stream().map(Error::toString).toList();
    }

    private Request compile(String name) {
        return new Request(schema(COMPONENTS + name), new Faults(contract, contract.fields(name)));
    }

    private Schema schema(String pointer) {
        Schema schema = document.getRefSchema(
                SchemaLocation.of(DOCUMENT + "#" + pointer).getFragment());
        schema.initializeValidators();
        return schema;
    }

    private record Request(Schema schema, Faults faults) {}
}
