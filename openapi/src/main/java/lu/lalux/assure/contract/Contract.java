package lu.lalux.assure.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An Assure contract, read once: {@code openapi/assure.yaml}, or a copy of it that says more. */
public final class Contract {

    /** Where the module assure-openapi puts the contract on the class path. */
    public static final String RESOURCE = "lu/lalux/assure/openapi/assure.yaml";

    private static final String CODES = "x-codes";

    /** The rest of a path item's members are no operations (OpenAPI 3.0.3, path item object). */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static @Nullable Contract bundled;

    private final byte[] bytes;
    private final JsonNode tree;
    private final Map<String, Fields> fields = new LinkedHashMap<>();
    private final List<Operation> operations;
    private final List<Settlement> settlements;
    private final Codes codes;
    private @Nullable Schemas schemas;

    private Contract(byte[] bytes, JsonNode tree) {
        this.bytes = bytes;
        this.tree = tree;
        this.codes = new Codes(at("/" + CODES));
        at("/components/schemas").forEachEntry((name, schema) -> {
            if (schema.has("properties")) {
                fields.put(name, new Fields(this, name, schema));
            }
        });
        this.operations = at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(
                                this,
                                member.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                member.getValue())))
                .toList();
        this.settlements = operations.stream()
                .flatMap(operation -> Settlement.of(this, operation).stream())
                .toList();
    }

    /**
     * {@return the contract that the build put on the class path, which is read once, when it is first asked for}
     *
     * @throws IllegalStateException when there is none, each time with its name: an initializer that fails says why the
     *     first time only
     */
    public static synchronized Contract bundled() {
        if (bundled == null) {
            byte[] yaml = resource(RESOURCE);
            bundled = new Contract(yaml, document(RESOURCE, yaml));
        }
        return bundled;
    }

    /**
     * Reads a document that stands beside this contract: it has codes of its own, and takes all others from here.
     *
     * @param resource where it is on the class path
     * @return it, with this contract's codes before its own
     * @throws IllegalStateException when it is not there, or as {@link #of(byte[])}
     */
    public Contract beside(String resource) {
        byte[] yaml = resource(resource);
        ObjectNode document = (ObjectNode) document(resource, yaml);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        at("/" + CODES).forEach(all::add);
        document.path(CODES).forEach(all::add);
        document.set(CODES, all);
        return new Contract(yaml, document);
    }

    /**
     * What the build has read of it, if that is there and the file is still the same: a build by an IDE has only the
     * file.
     */
    private static JsonNode document(String resource, byte[] yaml) {
        return found(KeptDocument.name(resource))
                .flatMap(kept -> KeptDocument.read(kept, yaml))
                .orElseGet(() -> parsed(yaml));
    }

    private static byte[] resource(String name) {
        return found(name)
                .orElseThrow(() -> new IllegalStateException(
                        "Not on the class path: " + name + ", which the module assure-openapi has"));
    }

    private static Optional<byte[]> found(String name) {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot be read: " + name, e);
        }
    }

    /**
     * Reads another contract than that of the class path.
     *
     * @param yaml an OpenAPI 3.0 document in UTF-8
     * @return it, read
     * @throws IllegalStateException when it lacks what every Assure contract has; a constraint that no code stands for
     *     is found by {@link Schemas#faults}, when its schema is first used
     */
    public static Contract of(byte[] yaml) {
        return new Contract(yaml.clone(), parsed(yaml));
    }

    private static JsonNode parsed(byte[] yaml) {
        // SnakeYAML rather than Jackson's YAML reader, which leaves aliases (*portees) unresolved.
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml reader = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new JsonTypes());
        Object root = reader.load(new String(yaml, StandardCharsets.UTF_8));
        return JsonMapper.shared().valueToTree(root);
    }

    /**
     * Reads a contract that was put together in memory.
     *
     * @param tree an OpenAPI 3.0 document, which nobody changes afterwards
     * @return it, read
     * @throws IllegalStateException as {@link #of(byte[])}
     */
    public static Contract of(JsonNode tree) {
        return new Contract(JsonMapper.shared().writeValueAsBytes(tree), tree);
    }

    /** {@return the file as it was written} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the whole document; callers do not change it} */
    public JsonNode tree() {
        return tree;
    }

    /** {@return the contract's version, {@code info.version}} */
    public String version() {
        return at("/info/version").asString();
    }

    /**
     * Looks up an element.
     *
     * @param pointer a JSON pointer (RFC 6901) into the document
     * @return the element
     * @throws IllegalStateException when the contract has none: it and whoever asks have drifted apart
     */
    public JsonNode at(String pointer) {
        JsonNode node = tree.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalStateException("The contract has no " + pointer);
        }
        return node;
    }

    /**
     * Follows references within the document.
     *
     * @param node any node
     * @return what it refers to, or itself
     */
    public JsonNode resolve(JsonNode node) {
        JsonNode target = node;
        while (target.path("$ref").isString()) {
            target = at(target.get("$ref").stringValue().substring(1));
        }
        return target;
    }

    /** {@return all operations, in the contract's order} */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Looks up an operation.
     *
     * @param method its HTTP method, in any case
     * @param path its path as the contract writes it
     * @return the operation, if the contract has it
     */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method)
                        && operation.path().equals(path))
                .findFirst();
    }

    /**
     * The fields of an object.
     *
     * @param schema the name of a component with properties
     * @return its fields
     * @throws IllegalStateException when the contract has no such component
     */
    public Fields fields(String schema) {
        Fields found = fields.get(schema);
        if (found == null) {
            throw new IllegalStateException("The contract has no object " + schema);
        }
        return found;
    }

    /** {@return the requests for payment: those whose schema has {@code x-identite}} */
    public List<Settlement> settlements() {
        return settlements;
    }

    /**
     * Looks up a request for payment.
     *
     * @param schema the name of its schema
     * @return what is special about it
     * @throws IllegalStateException when the contract has no such request
     */
    public Settlement settlement(String schema) {
        return settlements.stream()
                .filter(settlement -> settlement.fields().schema().equals(schema))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The contract has no settlement " + schema));
    }

    /** {@return the codes of faults, {@code x-codes}} */
    public Codes codes() {
        return codes;
    }

    /** {@return the schemas at work; compiled when they are first used} */
    public synchronized Schemas schemas() {
        if (schemas == null) {
            schemas = new Schemas(this);
        }
        return schemas;
    }
}
