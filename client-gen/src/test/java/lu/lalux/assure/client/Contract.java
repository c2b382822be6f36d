package lu.lalux.assure.client;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What these tests need to know of the contract, read from it. */
public final class Contract {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/assure.yaml";
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<?, ?> document;

    private Contract(Map<?, ?> document) {
        this.document = document;
    }

    public static Contract read() {
        try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
            return new Contract(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole of it as JSON, for those who read schemas. */
    public static String json() {
        return JsonMapper.shared().writeValueAsString(read().document);
    }

    /** The servers of a path: its own, or those of the whole contract; the first is the production one. */
    List<String> servers(String path) {
        Object own = at(document, "paths", path, "servers");
        List<?> servers = (List<?>) (own == null ? document.get("servers") : own);
        return servers.stream().map(server -> (String) at(server, "url")).toList();
    }

    /** In bytes, decoded. */
    long fileLimit(String path) {
        return ((Number) at(document, "paths", path, "put", "x-taille-max-fichier")).longValue();
    }

    Set<String> operations() {
        return operationObjects()
                .map(operation -> (String) at(operation, "operationId"))
                .collect(toCollection(LinkedHashSet::new));
    }

    /**
     * What becomes a type in every language: the enumerations, and the objects that travel as JSON; a form's fields become
     * parameters.
     */
    Set<String> models() {
        Set<String> forms = operationObjects()
                .map(operation ->
                        at(operation, "requestBody", "content", "application/x-www-form-urlencoded", "schema", "$ref"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(toSet());
        Map<?, ?> schemas = (Map<?, ?>) at(document, "components", "schemas");
        return schemas.entrySet().stream()
                .filter(schema ->
                        at(schema.getValue(), "enum") != null || "object".equals(at(schema.getValue(), "type")))
                .map(schema -> (String) schema.getKey())
                .filter(name -> !forms.contains(SCHEMAS + name))
                .collect(toCollection(LinkedHashSet::new));
    }

    private Stream<?> operationObjects() {
        return ((Map<?, ?>) document.get("paths"))
                .values().stream()
                        .flatMap(path -> ((Map<?, ?>) path).values().stream())
                        .filter(operation -> at(operation, "operationId") != null);
    }

    /** The properties of a schema that are, or refer to, {@code what}. */
    public Set<String> properties(String schema, Predicate<Object> what) {
        Map<?, ?> properties = (Map<?, ?>) at(document, "components", "schemas", schema, "properties");
        return properties.entrySet().stream()
                .filter(property -> what.test(property.getValue()))
                .map(property -> (String) property.getKey())
                .collect(toCollection(LinkedHashSet::new));
    }

    public int maxLength(String schema, String property) {
        return ((Number) at(document, "components", "schemas", schema, "properties", property, "maxLength")).intValue();
    }

    /** The pattern of a schema, or of one of its properties. */
    public String pattern(String schema, String... property) {
        Object here = at(document, "components", "schemas", schema);
        return (String) at(property.length == 0 ? here : at(here, "properties", property[0]), "pattern");
    }

    public static Predicate<Object> refersTo(String schema) {
        String reference = SCHEMAS + schema;
        return property -> at(property, "allOf") instanceof List<?> all
                && all.stream().anyMatch(one -> reference.equals(at(one, "$ref")));
    }

    public static Predicate<Object> hasFormat(String format) {
        return property -> format.equals(at(property, "format"));
    }

    private static Object at(Object node, String... path) {
        Object here = node;
        for (String name : path) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here;
    }
}
