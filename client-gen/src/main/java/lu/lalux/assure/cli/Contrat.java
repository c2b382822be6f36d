package lu.lalux.assure.cli;

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
final class Contrat {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/assure.yaml";
    private static final String DOCUMENT = "urn:assure:contrat";
    private static final String SCHEMAS = "/components/schemas";

    private final JsonNode tree;
    private final SchemaRegistry registry;
    private final List<String> codes = new ArrayList<>();

    /** @param yaml the whole contract */
    Contrat(String yaml) {
        tree = JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        registry = registry(at(SCHEMAS));
        at("/x-codes").forEach(code -> codes.add(code.required("code").asString()));
    }

    /** The one of this archive. */
    static Contrat embarque() {
        try (InputStream in = Contrat.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The contract is not in this archive: " + RESOURCE);
            }
            return new Contrat(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The contract cannot be read", e);
        }
    }

    /** The element at a JSON pointer, which has to be there. */
    JsonNode at(String pointer) {
        JsonNode node = tree.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalStateException("The contract has no " + pointer);
        }
        return node;
    }

    Schema schema(String name) {
        return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + SCHEMAS + "/" + name));
    }

    JsonNode properties(String schema) {
        return at(SCHEMAS + "/" + schema + "/properties");
    }

    /** The field whose name, or one of whose older names ({@code x-tolerance}), was meant (D21). */
    Optional<String> voisin(String nom, Fonction fonction) {
        for (Map.Entry<String, JsonNode> field : properties(fonction.schema()).properties()) {
            if (field.getKey().equalsIgnoreCase(nom)) {
                return Optional.of(field.getKey());
            }
            for (JsonNode tolerance : field.getValue().path("x-tolerance")) {
                if (tolerance.path("nom").asString("").equalsIgnoreCase(nom)) {
                    return Optional.of(field.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** In bytes, decoded. */
    long tailleMaxFichier() {
        return at("/paths/~1reparateur~1upload/put/x-taille-max-fichier").asLong();
    }

    /** In bytes, of a settlement request. */
    int tailleMaxDemande() {
        return at("/paths/~1reparateur/put/x-taille-max-corps").asInt();
    }

    /** Its place in {@code x-codes}: where two apply to a field, the first is said. */
    int rang(String code) {
        return codes.indexOf(code);
    }

    /** What a code means. */
    String texte(String code, Locale locale) {
        return at("/x-codes/" + rang(code)).required(locale.getLanguage()).asString();
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
