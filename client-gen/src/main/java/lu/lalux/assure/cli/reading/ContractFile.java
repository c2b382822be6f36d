package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The contract that this program was built with: schemas, limits and the words for each code. */
public final class ContractFile {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/assure.yaml";
    private static final String DOCUMENT = "urn:assure:contrat";
    private static final String SCHEMAS = "/components/schemas";

    private final JsonNode tree;
    private final SchemaRegistry registry;
    private final List<String> codes = new ArrayList<>();

    /** @param yaml the whole contract */
    public ContractFile(String yaml) {
        tree = JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        registry = registry(at(SCHEMAS));
        at("/x-codes").forEach(code -> codes.add(code.required("code").asString()));
    }

    /** The one of this archive. */
    public static ContractFile bundled() {
        try (InputStream in = ContractFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The contract is not in this archive: " + RESOURCE);
            }
            return new ContractFile(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The contract cannot be read", e);
        }
    }

    /** The element at a JSON pointer, which has to be there. */
    public JsonNode at(String pointer) {
        JsonNode node = tree.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalStateException("The contract has no " + pointer);
        }
        return node;
    }

    Schema schema(String name) {
        return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + SCHEMAS + "/" + name));
    }

    public JsonNode properties(String schema) {
        return at(SCHEMAS + "/" + schema + "/properties");
    }

    /** The field whose name, or one of whose older names ({@code x-tolerance}), was meant (D21). */
    Optional<String> nearest(String name, Trade trade) {
        for (Map.Entry<String, JsonNode> field : properties(trade.schema()).properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return Optional.of(field.getKey());
            }
            for (JsonNode tolerance : field.getValue().path("x-tolerance")) {
                if (tolerance.path("nom").asString("").equalsIgnoreCase(name)) {
                    return Optional.of(field.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** In bytes, decoded. */
    long fileLimit() {
        return at("/paths/~1reparateur~1upload/put/x-taille-max-fichier").asLong();
    }

    /** In bytes, of a settlement request. */
    int requestLimit() {
        return at("/paths/~1reparateur/put/x-taille-max-corps").asInt();
    }

    /** Its place in {@code x-codes}: where two apply to a field, the first is said. */
    int rank(String code) {
        return codes.indexOf(code);
    }

    /** What a code means. */
    String text(String code, Locale locale) {
        return at("/x-codes/" + rank(code)).required(locale.getLanguage()).asString();
    }

    private static SchemaRegistry registry(JsonNode schemas) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("components").set("schemas", schemas);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        return SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemaRegistryConfig(config)
                        .schemas(Map.of(DOCUMENT, JsonMapper.shared().writeValueAsString(document))));
    }
}
