package lu.lalux.assure.conformance.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract as the suite reads it at run time: its operations, their fields, examples and responses. */
public final class Contract {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/assure.yaml";
    private static final String ENGLISH = "/lu/lalux/assure/openapi/editions/assure.en.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final String LARGEST_BODY = "x-taille-max-corps";
    private static final String LARGEST_FILE = "x-taille-max-fichier";

    private final JsonNode root;
    private final List<Operation> operations;
    private final Schemas schemas;
    private final FaultCodes codes;
    private final Map<String, Set<Integer>> problemStatuses;
    private final Map<String, Set<Integer>> codeStatuses;

    private Contract(JsonNode root) {
        this.root = root;
        this.operations = readOperations();
        this.schemas = new Schemas(root);
        this.codes = new FaultCodes(root.path("x-codes"), schemas);
        this.problemStatuses = statuses(root.path("x-problemes"), "type");
        this.codeStatuses = statuses(root.path("x-codes"), "code");
    }

    /** The contract that the suite was built with, read once: nobody changes it. */
    private static final class Own {
        private static final Contract CONTRACT = read();
    }

    /** {@return the contract that the suite was built with} */
    public static Contract load() {
        return Own.CONTRACT;
    }

    private static Contract read() {
        try (InputStream resource = Contract.class.getResourceAsStream(RESOURCE)) {
            return new Contract(new YAMLMapper().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return SHA-256 of that contract's file, as published, in hexadecimal digits} */
    public static String digest() {
        try (InputStream resource = Contract.class.getResourceAsStream(RESOURCE)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** {@return the same contract in English; nothing where the build left its editions out} */
    public static Optional<Contract> loadEnglish() {
        try (InputStream resource = Contract.class.getResourceAsStream(ENGLISH)) {
            return resource == null ? Optional.empty() : Optional.of(new Contract(new YAMLMapper().readTree(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param root an OpenAPI 3.0 document
     * @return it, read as a contract: what it says more than ours is tested as well
     */
    public static Contract of(JsonNode root) {
        return new Contract(root);
    }

    /**
     * The same contract with smaller limits for an upload and its file. A limit can be tested at any size, and a test
     * with a smaller body takes less time.
     *
     * @param divisor of these sizes
     * @return a contract that is otherwise the same
     */
    public Contract withUploadsDividedBy(int divisor) {
        JsonNode smaller = root.deepCopy();
        smaller.path("paths")
                .forEach(path -> path.valueStream()
                        .filter(operation -> operation.has(LARGEST_FILE))
                        .forEach(operation -> List.of(LARGEST_BODY, LARGEST_FILE)
                                .forEach(size -> ((ObjectNode) operation)
                                        .put(size, operation.path(size).asInt() / divisor))));
        return new Contract(smaller);
    }

    /** {@return the contract's version} */
    public String version() {
        return root.at("/info/version").asString();
    }

    /**
     * @param pointer into the contract
     * @return what is there; a missing node when nothing is
     */
    public JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /**
     * @param type of a problem
     * @return the statuses that the contract's catalogue gives to it, usually one; none for a type that is not in the
     *     catalogue
     */
    public Set<Integer> statusesOfProblem(String type) {
        return problemStatuses.getOrDefault(type, Set.of());
    }

    /**
     * @param code of a fault
     * @return the status that the contract's list gives to it; none for a code that is not in the list
     */
    public Set<Integer> statusesOfCode(String code) {
        return codeStatuses.getOrDefault(code, Set.of());
    }

    /** {@return which code a fault has} */
    public FaultCodes codes() {
        return codes;
    }

    /**
     * @param status of a refusal
     * @return the codes of the contract's list that are told with it
     */
    public List<String> codesOfStatus(int status) {
        return FaultCodes.withStatus(root.path("x-codes"), status);
    }

    private static Map<String, Set<Integer>> statuses(JsonNode list, String member) {
        return list.valueStream()
                .collect(Collectors.groupingBy(
                        entry -> entry.path(member).asString(""),
                        Collectors.flatMapping(entry -> statuses(entry.path("status")), Collectors.toSet())));
    }

    private static Stream<Integer> statuses(JsonNode status) {
        return (status.isArray() ? status.valueStream() : Stream.of(status)).map(JsonNode::asInt);
    }

    /** {@return the operations, in the contract's order} */
    public List<Operation> operations() {
        return operations;
    }

    /** {@return the schemas, to validate what is received} */
    public Schemas schemas() {
        return schemas;
    }

    /**
     * @param method HTTP method, to the letter (RFC 9110, section 9.1)
     * @param path as the contract writes it
     * @return the operation
     */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation ->
                        operation.path().equals(path) && operation.method().equals(method))
                .findFirst();
    }

    /**
     * @param method HTTP method
     * @param path as the contract writes it
     * @return the operation
     * @throws IllegalArgumentException when the contract has none
     */
    public Operation operation(String method, String path) {
        return find(method, path)
                .orElseThrow(() -> new IllegalArgumentException("Not in the contract: " + method + " " + path));
    }

    private List<Operation> readOperations() {
        List<Operation> found = new ArrayList<>();
        root.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        found.add(readOperation(method, path, operation, readParameters(item, operation)));
                    }
                }));
        return List.copyOf(found);
    }

    /** Those of the path, then the operation's own. */
    private List<Field> readParameters(JsonNode item, JsonNode operation) {
        List<Field> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(item, operation)) {
            for (JsonNode reference : holder.path("parameters")) {
                JsonNode parameter = resolve(reference);
                if (parameter.path("in").asString().equals("query")) {
                    parameters.add(Field.read(
                            parameter.get("name").asString(),
                            parameter.path("required").asBoolean(false),
                            parameter,
                            "",
                            resolve(parameter.path("schema"))));
                }
            }
        }
        return parameters;
    }

    private Operation readOperation(String method, String path, JsonNode operation, List<Field> parameters) {
        String mediaType = "";
        String requestSchema = "";
        List<Field> fields = List.of();
        Optional<Settlement> settlement = Optional.empty();
        List<Incompatibility> incompatibilities = List.of();
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        JsonNode requestBody = resolve(operation.path("requestBody"));
        if (!requestBody.path("content").isEmpty()) {
            Map.Entry<String, JsonNode> content =
                    requestBody.get("content").properties().iterator().next();
            mediaType = content.getKey();
            requestSchema = content.getValue().at("/schema/$ref").asString("").replaceFirst("^#", "");
            JsonNode schema = resolve(content.getValue().get("schema"));
            fields = readFields(schema);
            settlement = Settlement.read(schema);
            incompatibilities = Incompatibility.read(schema);
            content.getValue()
                    .path("examples")
                    .forEachEntry((name, example) -> examples.put(name, example.get("value")));
        }
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                mediaType,
                requestSchema,
                fields,
                settlement,
                incompatibilities,
                parameters,
                examples,
                readResponses(method, path, operation),
                operation.path(LARGEST_BODY).asInt(0),
                operation.path(LARGEST_FILE).asInt(0));
    }

    private List<Field> readFields(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        List<Field> fields = new ArrayList<>();
        schema.path("properties")
                .forEachEntry((name, property) -> fields.add(
                        Field.read(name, required.contains(name), property, component(property), merge(property))));
        return List.copyOf(fields);
    }

    /** {@return the name of the component that a property is of, or an empty string} */
    private static String component(JsonNode property) {
        String reference = property.at("/allOf/0/$ref").asString("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** A property with what its component says laid under it. */
    private JsonNode merge(JsonNode property) {
        return property.has("allOf") ? resolve(property.at("/allOf/0")) : property;
    }

    private Map<String, ResponseSpec> readResponses(String method, String path, JsonNode operation) {
        Map<String, ResponseSpec> responses = new LinkedHashMap<>();
        operation.path("responses").forEachEntry((status, node) -> {
            String pointer = node.has("$ref")
                    ? node.get("$ref").asString().substring(1)
                    : "/paths/" + escape(path) + "/" + method + "/responses/" + status;
            JsonNode response = resolve(node);
            Map<String, String> schemaOf = new LinkedHashMap<>();
            response.path("content")
                    .forEachEntry((mediaType, content) ->
                            schemaOf.put(mediaType, pointer + "/content/" + escape(mediaType) + "/schema"));
            Map<String, String> headers = new LinkedHashMap<>();
            response.path("headers").forEachEntry((name, header) -> {
                if (resolve(header).path("required").asBoolean(false)) {
                    String own = pointer + "/headers/" + name;
                    headers.put(
                            name,
                            (header.has("$ref") ? header.get("$ref").asString().substring(1) : own) + "/schema");
                }
            });
            responses.put(status, new ResponseSpec(schemaOf, headers));
        });
        return responses;
    }

    /**
     * @param steps names, from the contract's root; references are followed
     * @return the description that stands there, in one line; empty when there is none
     */
    public String description(List<String> steps) {
        return String.join(" ", paragraphs(steps));
    }

    /**
     * @param steps names, from the contract's root; references are followed
     * @return the description that stands there, by paragraph and point of a list, each in one line
     */
    public List<String> paragraphs(List<String> steps) {
        JsonNode node = root;
        for (String step : steps) {
            node = resolve(node.path(step));
        }
        return Stream.of(node.path("description").asString("").split("\\n\\s*\\n|\\n(?=- )"))
                .map(paragraph -> paragraph.strip().replaceFirst("^- ", "").replaceAll("\\s+", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? resolve(root.at(reference.stringValue().substring(1))) : node;
    }

    private static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
